package handlers

import "greenlist/models"

// protecting is what the company has to have written down about what it does with data. Admins and reviewers read it, admins write their part.
func (s *Server) protecting() []route {
	records, assessment := models.StatementRecords, models.StatementAssessment
	return []route{
		{method: get, path: "/data-protection", who: auditors, do: s.protection},
		{method: get, path: "/data-protection/records", who: auditors, do: of(records, s.statement)},
		{method: get, path: "/data-protection/records/answers", who: admins, do: of(records, s.askStatement)},
		{method: post, path: "/data-protection/records/answers", who: admins, do: of(records, s.answerStatement)},
		{method: post, path: "/data-protection/records/versions", who: admins, do: of(records, s.keepStatement)},
		{method: get, path: "/data-protection/records/versions/:number", who: auditors, do: of(records, s.statementVersion)},
		{method: get, path: "/data-protection/records/versions/:number/file", who: auditors, do: of(records, s.statementFile)},
		{method: get, path: "/data-protection/records/comparison", who: auditors, do: of(records, s.compareStatement)},
		{method: get, path: "/data-protection/assessment", who: auditors, do: of(assessment, s.statement)},
		{method: get, path: "/data-protection/assessment/answers", who: admins, do: of(assessment, s.askStatement)},
		{method: post, path: "/data-protection/assessment/answers", who: admins, do: of(assessment, s.answerStatement)},
		{method: post, path: "/data-protection/assessment/versions", who: admins, do: of(assessment, s.keepStatement)},
		{method: get, path: "/data-protection/assessment/versions/:number", who: auditors, do: of(assessment, s.statementVersion)},
		{method: get, path: "/data-protection/assessment/versions/:number/file", who: auditors, do: of(assessment, s.statementFile)},
		{method: get, path: "/data-protection/assessment/comparison", who: auditors, do: of(assessment, s.compareStatement)},
	}
}
