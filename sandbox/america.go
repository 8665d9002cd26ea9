package sandbox

import "strings"

// otherNorthAmerica are the area codes behind +1 that are not in the United
// States: Canada, the Caribbean and numbers of no country.
const otherNorthAmerica = " 204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 " +
	"506 514 519 537 548 568 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942 " +
	"242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876 "

// isUnitedStates tells whether marketing to this number is not delivered.
func isUnitedStates(phone string) bool {
	return len(phone) == 11 && phone[0] == '1' && !strings.Contains(otherNorthAmerica, " "+phone[1:4]+" ")
}
