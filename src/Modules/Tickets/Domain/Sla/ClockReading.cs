using System.Text.Json.Serialization;
using Platform.Calendars;

namespace Platform.Tickets.Domain.Sla;

/// <summary>A policy together with the calendar it counts in.</summary>
internal sealed record SlaTerms(SlaPolicy Policy, BusinessCalendar Calendar);

/// <summary>How a clock stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockState>))]
internal enum ClockState
{
    Running,
    Paused,

    /// <summary>Stopped no later than it was due.</summary>
    Met,

    /// <summary>It was due, and had not been stopped.</summary>
    Breached,
}

/// <summary>What a clock shows at a moment.</summary>
/// <param name="DueAt">When the target is or was reached; null while it is paused, and when that is beyond the horizon.</param>
/// <param name="Spent">Open time in which it ran.</param>
/// <param name="Warned">The parts of the target that have been reached.</param>
/// <param name="WakeAt">When the state or a warning changes next if nothing happens.</param>
internal sealed record ClockReading(
    ClockKind Kind, ClockState State, HaltReason? Waiting, TimeSpan Target, TimeSpan Spent, DateTimeOffset? DueAt, IReadOnlyList<double> Warned, DateTimeOffset? WakeAt)
{
    // What is done at the very moment it is due is done in time.
    public static readonly TimeSpan Grain = TimeSpan.FromMicroseconds(1);

    public TimeSpan Left => Target - Spent;

    /// <summary>When each of the policy's warnings is or was reached, as far as that can be said.</summary>
    public IReadOnlyList<(double Part, DateTimeOffset At)> Warnings { get; init; } = [];

    /// <summary>Null when the policy promises nothing of this kind.</summary>
    public static ClockReading? Of(SlaClock clock, SlaTerms terms, DateTimeOffset now)
    {
        if (terms.Policy.Target(clock.Kind) is not { } target) return null;

        var at = clock.StoppedAt is { } stopped && stopped < now ? stopped : now;
        var due = Reach(clock, terms, target, now);
        var isLate = due < at;
        var waiting = clock.StoppedAt is null && clock.Waiting is { } reason && terms.Policy.Pauses.Contains(reason) ? reason : (HaltReason?)null;
        // Standing still, it is due at no moment anybody could name, and nothing will change by itself.
        if (waiting is not null && !isLate) due = null;
        var state = isLate ? ClockState.Breached : clock.StoppedAt <= now ? ClockState.Met : waiting is null ? ClockState.Running : ClockState.Paused;

        var warnings = terms.Policy.Warnings.Select(part => (Part: part, At: Reach(clock, terms, target * part, now))).ToList();
        DateTimeOffset? wake = clock.StoppedAt is not null || waiting is not null ? null : warnings.Select(w => w.At).Append(due + Grain).Where(then => then > now).Min();
        return new(clock.Kind, state, waiting, target, Ran(clock, terms, at), due, [.. warnings.Where(w => w.At <= at).Select(w => w.Part)], wake)
        {
            Warnings = [.. warnings.Where(w => w.At is not null).Select(w => (w.Part, w.At!.Value))],
        };
    }

    private static TimeSpan Ran(SlaClock clock, SlaTerms terms, DateTimeOffset until) =>
        clock.Spans(terms.Policy, until).Where(span => span.Halted is null).Aggregate(TimeSpan.Zero, (sum, span) => sum + terms.Calendar.Elapsed(span.From, span.To));

    /// <summary>When it has run for this much open time, if it runs on from its last change; null while it stands still.</summary>
    private static DateTimeOffset? Reach(SlaClock clock, SlaTerms terms, TimeSpan work, DateTimeOffset now)
    {
        var spans = clock.Spans(terms.Policy, Latest(clock, now)).ToList();
        for (var i = 0; i < spans.Count; i++)
        {
            var (from, to, halted) = spans[i];
            if (halted is not null) continue;

            // Whoever pauses at the very moment it is due has paused in time.
            if (terms.Calendar.Due(from, work) is { } due && (due < to || i == spans.Count - 1)) return due;
            work -= terms.Calendar.Elapsed(from, to);
        }

        return null;
    }

    // A clock that has begun, or goes on, this very moment has a span from then on as well.
    private static DateTimeOffset Latest(SlaClock clock, DateTimeOffset now)
    {
        var edge = clock.Halts is [.., { To: { } resumed }] ? resumed : clock.StartedAt;
        return now > edge ? now : edge + Grain;
    }
}
