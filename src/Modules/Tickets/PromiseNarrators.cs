using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets;

/// <summary>Tells what happened to a calendar.</summary>
internal sealed class WorkCalendarNarrator : INarrator
{
    public string StreamKind => WorkCalendar.Kind;

    public string Tell(JournalEntry entry) => entry.Read<WorkCalendarEvent>() switch
    {
        WorkCalendarAdded e => $"{e.Name} was added",
        WorkCalendarRenamed e => $"Is now called {e.Name}",
        WorkCalendarChanged e => $"Its hours were changed: {e.Rules.Zone}, {e.Rules.Holidays.Count} holidays, {e.Rules.SpecialHours.Count} days of other hours",
        WorkCalendarRemoved => "Was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a policy.</summary>
internal sealed class SlaPolicyNarrator : INarrator
{
    public string StreamKind => KeptPolicy.Kind;

    public string Tell(JournalEntry entry) => entry.Read<SlaPolicyEvent>() switch
    {
        SlaPolicyAdded e => $"{e.Policy.Name} was added: {Targets(e.Policy)}",
        SlaPolicyChanged e => $"{e.Policy.Name} says now: {Targets(e.Policy)}",
        SlaPolicyRemoved => "Was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Targets(SlaPolicy policy) => string.Join(", ", new[]
    {
        Target("first response", policy.FirstResponse), Target("next response", policy.NextResponse), Target("resolution", policy.Resolution),
    }.OfType<string>());

    private static string? Target(string kind, TimeSpan? target) => target is { } length ? $"{kind} in {ReceiptText.Length((long)length.TotalSeconds)}" : null;
}
