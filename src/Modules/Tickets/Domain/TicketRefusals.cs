namespace Platform.Tickets.Domain;

internal static class TicketRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("ticket.not-found", "There is no such ticket.");
    public static readonly Refusal Subjectless = Refusal.Invalid("ticket.subjectless", "A ticket needs a subject.");
    public static readonly Refusal Merged = Refusal.Conflict("ticket.merged", "The ticket is merged into another; go on there, or undo the merge.");
    public static readonly Refusal Closed = Refusal.Conflict("ticket.closed", "The ticket is closed; reopen it, or open another that follows it.");
    public static readonly Refusal NotResolved = Refusal.Conflict("ticket.not-resolved", "A ticket is resolved before it is closed.");
    public static readonly Refusal NotDone = Refusal.Conflict("ticket.not-done", "Only a resolved or closed ticket can be reopened.");
    public static readonly Refusal NotNewAgain = Refusal.Conflict("ticket.not-new-again", "A ticket somebody has looked at is not new again; open it instead.");
    public static readonly Refusal UnknownStatus = Refusal.Invalid("ticket.unknown-status", "There is no such status; GET /v1/ticket-settings lists them.");
    public static readonly Refusal UnknownCategory = Refusal.Invalid("ticket.unknown-category", "There is no such category; GET /v1/ticket-settings lists them.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("ticket.unknown-site", "There is no such site.");
    public static readonly Refusal UnknownDevice = Refusal.Invalid("ticket.unknown-device", "There is no such device.");
    public static readonly Refusal UnknownTeam = Refusal.Invalid("ticket.unknown-team", "There is no such team; GET /v1/teams lists them.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("ticket.unknown-person", "There is no such person, or they have left; GET /v1/users lists people.");
    public static readonly Refusal UnknownTicket = Refusal.Invalid("ticket.unknown-other", "The other ticket does not exist.");
    public static readonly Refusal RequesterTwice = Refusal.Invalid("ticket.requester-twice", "A requester is either a person of the company or a contact.");
    public static readonly Refusal ContactNeedsAddress = Refusal.Invalid("ticket.contact-needs-address", "A contact is known by an e-mail address.");
    public static readonly Refusal TagMalformed = Refusal.Invalid("ticket.tag-malformed", Tags.Rule);
    public static readonly Refusal Itself = Refusal.Invalid("ticket.itself", "A ticket cannot be linked to, merged into or put under itself.");
    public static readonly Refusal CyclicParent = Refusal.Invalid("ticket.cyclic-parent", "A ticket cannot be under one that is under it.");
    public static readonly Refusal TooDeep = Refusal.Invalid("ticket.too-deep", "Tickets are nested five deep at most.");
    public static readonly Refusal TargetMerged = Refusal.Conflict("ticket.target-merged", "The other ticket is itself merged; merge into the one it went to.");
    public static readonly Refusal TargetClosed = Refusal.Conflict("ticket.target-closed", "The other ticket is closed; reopen it first.");
    public static readonly Refusal NotMerged = Refusal.Conflict("ticket.not-merged", "The ticket is not merged.");
    public static readonly Refusal UnmergeTooLate = Refusal.Conflict("ticket.unmerge-too-late", "A merge can be undone for a week, and that is over.");
    public static readonly Refusal MessageNotFound = Refusal.NotFound("ticket.message-not-found", "The ticket has no such message.");
    public static readonly Refusal MessageSplit = Refusal.Conflict("ticket.message-split", "This message has become a ticket of its own already.");
    public static readonly Refusal MessageEmpty = Refusal.Invalid("ticket.message-empty", "A message needs some text.");
    public static readonly Refusal TooManyWatchers = Refusal.Invalid("ticket.too-many-watchers", "A ticket has at most 100 watchers.");
    public static readonly Refusal TooManyLinks = Refusal.Invalid("ticket.too-many-links", "A ticket has at most 200 links.");
    public static readonly Refusal TooManyFiles = Refusal.Invalid("ticket.too-many-files", "A ticket has at most 200 files.");
    public static readonly Refusal FileNotFound = Refusal.NotFound("ticket-file.not-found", "There is no such file.");
    public static readonly Refusal TimeReversed = Refusal.Invalid("ticket.time-reversed", "What is imported cannot have happened before the ticket's last change, nor in the future.");
    public static readonly Refusal ImportNotPermitted = Refusal.Forbidden("ticket.import-not-permitted", "Saying when something happened needs the permission tickets.import.");
    public static readonly Refusal AssignNotPermitted = Refusal.Forbidden("ticket.assign-not-permitted", "Assigning needs the permission tickets.assign.");
    public static readonly Refusal CloseNotPermitted = Refusal.Forbidden("ticket.close-not-permitted", "Resolving, closing and reopening need the permission tickets.close.");

    public static readonly Refusal NotRateable = Refusal.Conflict("ticket.not-rateable", "A ticket is rated once it is resolved.");
    public static readonly Refusal RatingTooLate = Refusal.Conflict("ticket.rating-too-late", "A ticket can be rated for 30 days after it was resolved, and they are over.");

    public static readonly Refusal AlertTaken = Refusal.Conflict("ticket.alert-taken", "This alert has a ticket already, which you may not see.");

    public static Refusal FieldUnknown(string key) => Refusal.Invalid("ticket.field-unknown", $"There is no custom field '{key}'; GET /v1/ticket-settings lists them.");
    public static Refusal FieldMistyped(string key) => Refusal.Invalid("ticket.field-mistyped", $"The custom field '{key}' does not take this value.");
    public static Refusal FieldMissing(string key) => Refusal.Invalid("ticket.field-missing", $"The custom field '{key}' needs a value before the ticket is resolved.");
}
