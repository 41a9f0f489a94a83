using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets;

/// <summary>Tells what happened to a ticket.</summary>
internal sealed class TicketNarrator : INarrator
{
    public string StreamKind => Ticket.Kind;

    public string Tell(JournalEntry entry) => entry.Read<TicketEvent>() switch
    {
        TicketOpened { SplitFromId: not null } e => $"{TicketNumber.Of(e.Number)} was split from another ticket: {e.Subject}",
        TicketOpened { AlertId: not null } e => $"{TicketNumber.Of(e.Number)} was opened about an alert: {e.Subject}",
        TicketOpened e => $"{TicketNumber.Of(e.Number)} was opened: {e.Subject}",
        TicketRenamed e => $"The subject is now: {e.Subject}",
        TicketDescribed => "The description was changed",
        TicketPrioritised e => $"Priority is now {Word(e.Priority)}",
        TicketCategorised { Category: { } category } => $"Category is now {category}",
        TicketCategorised => "Has no category any more",
        TicketRequesterChanged => "Somebody else is the requester now",
        TicketCustomerNamed { Customer: { } customer } => $"It is for {customer}",
        TicketCustomerNamed => "It is for no customer any more",
        TicketPlaced => "The site or device is another now",
        TicketAssigned { Why: { } why } => $"Was {why}",
        TicketAssigned { TeamId: null, AssigneeId: null } => "Is assigned to nobody now",
        TicketAssigned { AssigneeId: null } => "Was assigned to a team",
        TicketAssigned => "Was assigned to somebody",
        TicketTagged { Tags: [] } => "Has no tags any more",
        TicketTagged e => $"Is tagged {string.Join(", ", e.Tags)}",
        TicketFieldsChanged => "Custom fields were changed",
        TicketDueSet { DueBy: { } due } => $"Is due by {due:yyyy-MM-dd HH:mm} UTC",
        TicketDueSet => "Is due at no particular time",
        TicketStatusChanged e => $"Status is now {e.Status}",
        TicketResolved => "Was resolved",
        TicketReopened => "Was reopened",
        TicketClosed => "Was closed",
        TicketRated e => $"The requester rated it {e.Score} of 5",
        TicketReplied { ByRequester: true } => "The requester answered",
        TicketReplied => "Was answered",
        TicketNoted { Mentions: [] } => "A note was written",
        TicketNoted => "A note was written that mentions somebody",
        TicketWatched => "Somebody watches it",
        TicketUnwatched => "Somebody watches it no longer",
        TicketLinked => "Was linked to another ticket",
        TicketUnlinked => "A link was taken away",
        TicketMerged => "Was merged into another ticket",
        TicketUnmerged => "The merge was undone",
        TicketAbsorbed => "Another ticket was merged into it",
        TicketReleased => "A ticket merged into it stands on its own again",
        TicketParentChanged { ParentId: null } => "Stands on its own again",
        TicketParentChanged => "Is a part of another ticket now",
        TicketMessageSplitOut => "A message became a ticket of its own",
        TicketFileAttached e => $"{e.Name} was attached",
        TicketFileRemoved => "A file was taken away",
        TicketTimeLogged { IsBillable: true } e => $"{e.Minutes} minutes were spent on it, to be billed",
        TicketTimeLogged e => $"{e.Minutes} minutes were spent on it",
        TicketTimeRemoved e => $"{e.Minutes} minutes spent on it were taken back",
        TicketSlaWarned e => $"{e.Part:P0} of the time for {Target(e.Clock)} is over; it is due {e.DueAt:yyyy-MM-dd HH:mm} UTC",
        TicketSlaBreached e => $"{char.ToUpperInvariant(Target(e.Clock)[0])}{Target(e.Clock)[1..]} was due {e.DueAt:yyyy-MM-dd HH:mm:ss} UTC and is late",
        TicketRepromised { PolicyId: null } => "No policy promises anything any more",
        TicketRepromised { DueAt: { } due } => $"What is promised was changed: it is due {due:yyyy-MM-dd HH:mm} UTC",
        TicketRepromised => "What is promised was changed",
        TicketBreachRiskRaised e => $"It will probably not be done by {e.DueAt:yyyy-MM-dd HH:mm} UTC: {e.Probability:P0}",
        TicketBreachRiskWithdrawn { Outcome: RiskOutcome.InTime } => "It was feared to be late, and was in time",
        TicketBreachRiskWithdrawn { Outcome: RiskOutcome.Breached } => "It was feared to be late, and is",
        TicketBreachRiskWithdrawn { Probability: { } left } => $"It is less likely to be late: {left:P0}",
        TicketBreachRiskWithdrawn => "There is no time left to miss",
        TicketEscalated e => $"Priority was raised from {Word(e.From)} to {Word(e.To)}, because it is {e.Probability:P0} likely to be late",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Target(ClockKind clock) => clock switch { ClockKind.FirstResponse => "the first response", ClockKind.NextResponse => "the next response", _ => "the resolution" };

    private static string Word(TicketPriority priority) => priority.ToString().ToLowerInvariant();
}

/// <summary>Tells what happened to a team.</summary>
internal sealed class TeamNarrator : INarrator
{
    public string StreamKind => Team.Kind;

    public string Tell(JournalEntry entry) => entry.Read<TeamEvent>() switch
    {
        TeamFormed e => $"{e.Name} was formed with {Count(e.Members)}",
        TeamRenamed e => $"Is now called {e.Name}",
        TeamStaffed e => $"Has {Count(e.Members)} now",
        TeamDisbanded => "Was disbanded",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Count(Guid[] members) => members.Length == 1 ? "1 member" : $"{members.Length} members";
}

/// <summary>Tells how the words of the help desk changed.</summary>
internal sealed class DeskNarrator : INarrator
{
    public string StreamKind => Desk.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DeskEvent>() switch
    {
        DeskStatusesChanged e => $"Statuses beside the usual ones: {Listed(e.Statuses.Select(s => s.Title))}",
        DeskCategoriesChanged e => $"Categories: {Listed(e.Categories)}",
        DeskRatingsChanged { AreAskedFor: true } => "Requesters are asked how content they are",
        DeskRatingsChanged => "Requesters are not asked how content they are",
        DeskFieldsChanged e => $"Custom fields: {Listed(e.Fields.Select(f => f.Label))}",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } listed ? listed : "none";
}

/// <summary>Tells what happened to a macro.</summary>
internal sealed class MacroNarrator : INarrator
{
    public string StreamKind => Macro.Kind;

    public string Tell(JournalEntry entry) => entry.Read<MacroEvent>() switch
    {
        MacroWritten e => $"The macro {e.Name} was written",
        MacroChanged e => $"The macro {e.Name} was changed",
        MacroRemoved => "The macro was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
