using System.Text.Json.Serialization;
using Platform.Twins;

namespace Platform.Tickets.Domain.Sla;

/// <summary>What a ticket's twin hears.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Rescheduled), "rescheduled")]
[JsonDerivedType(typeof(TimeCame), "time-came")]
internal abstract record TicketSignal;

/// <summary>This version of the ticket has next something to tell then, or nothing.</summary>
internal sealed record Rescheduled(int Version, DateTimeOffset? WakeAt) : TicketSignal;

/// <summary>The time has come.</summary>
internal sealed record TimeCame : TicketSignal;

/// <summary>A clock has reached a part of its target: somebody has to be told.</summary>
internal sealed record ClockRang : Effect;

/// <summary>The alarm of a ticket's clocks, and nothing else: what there is to tell is read from the ticket's row when it rings.</summary>
internal sealed record TicketTwin(int Version, DateTimeOffset? WakeAt) : ITwin<TicketTwin, TicketSignal>
{
    private static readonly TimeCame Came = new();

    public static string Kind => "ticket";
    public static TicketSignal Wake => Came;

    public static TicketTwin Begin(TwinKey key) => new(0, null);

    public static TwinStep<TicketTwin> Step(TicketTwin twin, TicketSignal signal, DateTimeOffset now) => signal switch
    {
        // Two changes may be told the other way round.
        Rescheduled s when s.Version >= twin.Version => twin with { Version = s.Version, WakeAt = s.WakeAt },
        TimeCame when twin.WakeAt <= now => (twin with { WakeAt = null }).Then(new ClockRang()),
        _ => twin,
    };
}
