package replies

// A meaning is what a word can mean in one language, one bit each: a word may
// mean several things. No bit at all is a word we do not know.
type meaning uint64

const (
	// meansStop is an order to stop, which people also give about other things.
	meansStop meaning = 1 << iota
	// meansAlone is an order to stop only where nothing else is said: baja, end.
	meansAlone
	// meansLeave is to leave a list, a course or a club: unsubscribe, afmelden.
	meansLeave
	// meansExplicit says it all: leave me alone.
	meansExplicit
	// meansCut needs to hear what it ends: cancel, turn off.
	meansCut
	meansRemove
	meansMe
	// meansList is where somebody's number stands, and the number.
	meansList
	meansMessage
	// meansAny is anything and nothing, and what people call messages they hate.
	meansAny
	// meansNothing is nothing at all.
	meansNothing
	meansSend
	// meansContact is done to somebody: write, bother, spam.
	meansContact
	meansReceive
	meansWant
	meansNot
	meansMore
	meansWithdraw
	meansConsent
	// meansThreat is what follows if it goes on: lawyer, police, authority.
	meansThreat
	// meansIf opens a condition, or names the next time.
	meansIf
	// meansOther is a thing that can be stopped, left or cancelled besides messages.
	meansOther
	meansOnly
	// meansUntil narrows a stop to some time.
	meansUntil
	// meansFewer asks for fewer messages rather than none.
	meansFewer
	// meansKeep is what somebody says who wants some of them.
	meansKeep
	// meansGet is to receive as it is wished or not, never a report.
	meansGet
	meansInterest
	// meansSelf is who writes, doing something.
	meansSelf
	// meansCan with a no is somebody who tried.
	meansCan
	// meansAnd begins another thought, which an earlier no does not deny.
	meansAnd
	// meansObject is an objection, to messages or to something else.
	meansObject
	// meansOut is away from a list.
	meansOut
	// meansThis is what messages are called by who has just read one.
	meansThis
	// meansMistake undoes a stop: put me back.
	meansMistake
	// meansYet waits: don't send it yet.
	meansYet
	// meansTired is to be sick of them.
	meansTired
	// meansJoined tells how somebody got in.
	meansJoined
	// meansRefuse is no thanks.
	meansRefuse
	// meansDaily complains of how many there are.
	meansDaily
	// meansHow asks for the way out.
	meansHow
	// meansHave is what reports have instead of meansReceive: I have no mail.
	meansHave
	// meansLeft is past, and a wish only with one: be unsubscribed.
	meansLeft
	// meansAsk opens a question: why, when.
	meansAsk
	// meansRequest opens a question that is a demand: could you.
	meansRequest
	// meansFiller adds nothing.
	meansFiller
	meansCourtesy
	// meansArticle before an order makes it a thing: a stop.
	meansArticle
	// meansHint is enough, in a short message, for a person to read it.
	meansHint
	// meansAbout leads to what messages are about.
	meansAbout
	// meansJoining separates two thoughts: because.
	meansJoining
	// meansFound is why somebody needs a thing no longer: they have another.
	meansFound
	// meansClosing begins the end of a letter.
	meansClosing
	// meansBlocked is what somebody does who has had enough.
	meansBlocked
	// meansUndo takes back what was ticked, signed or pressed.
	meansUndo
	// meansChannel is another way to be reached, which may go on: by post.
	meansChannel
)

// meansOrder are those that say stop by themselves.
const meansOrder = meansStop | meansAlone | meansLeave | meansExplicit | meansRemove

// meansCore are the meanings that a stop is made of.
const meansCore = meansStop | meansAlone | meansLeave | meansExplicit | meansCut | meansRemove | meansMessage | meansSend | meansContact |
	meansReceive | meansWant | meansNot | meansMore | meansWithdraw | meansConsent | meansThreat | meansLeft | meansObject | meansInterest | meansTired
