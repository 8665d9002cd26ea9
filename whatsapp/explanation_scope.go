package whatsapp

// Scope is how far an error reaches that stops sending, or lets it rest.
type Scope string

// The scopes.
const (
	ScopeTemplate Scope = "template"
	ScopeNumber   Scope = "number"
	ScopeAccount  Scope = "account"
)

var scopes = map[int]Scope{
	0: ScopeAccount, 3: ScopeAccount, 10: ScopeAccount, 104: ScopeAccount, 190: ScopeAccount, 368: ScopeAccount,
	131005: ScopeAccount, 131031: ScopeAccount, 131042: ScopeAccount,
	33: ScopeNumber, 131037: ScopeNumber, 131045: ScopeNumber, 131048: ScopeNumber,
	133005: ScopeNumber, 133006: ScopeNumber, 133008: ScopeNumber, 133009: ScopeNumber, 133010: ScopeNumber, 133015: ScopeNumber, 133016: ScopeNumber,
	131057: ScopeNumber, 2494100: ScopeNumber,
	CodeAccountLimit: ScopeAccount, CodeAppLimit: ScopeAccount,
}

// ScopeOf tells what would meet the same error next: whatever uses the template, the number, or the account with its token. Of codes that are
// not known to reach further it is the template. What holds for the app holds for the account: Greenlist asks for no other.
func ScopeOf(code int) Scope {
	if scope, known := scopes[code]; known {
		return scope
	}
	if code >= 200 && code <= 299 {
		return ScopeAccount
	}
	return ScopeTemplate
}
