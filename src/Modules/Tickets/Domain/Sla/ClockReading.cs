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
        var latest = Latest(clock, now);
        var life = Life(clock, terms, latest);
        var due = Reach(life, terms, target);
        var isLate = due < at;
        var waiting = clock.StoppedAt is null && clock.Waiting is { } reason && terms.Policy.Pauses.Contains(reason) ? reason : (HaltReason?)null;
        // Standing still, it is due at no moment anybody could name, and nothing will change by itself.
        if (waiting is not null && !isLate) due = null;
        var state = isLate ? ClockState.Breached : clock.StoppedAt <= now ? ClockState.Met : waiting is null ? ClockState.Running : ClockState.Paused;

        var warnings = terms.Policy.Warnings.Select(part => (Part: part, At: Reach(life, terms, target * part))).ToList();
        DateTimeOffset? wake = clock.StoppedAt is not null || waiting is not null ? null : warnings.Select(w => w.At).Append(due + Grain).Where(then => then > now).Min();
        return new(clock.Kind, state, waiting, target, Ran(latest == now ? life : Life(clock, terms, at)), due, [.. warnings.Where(w => w.At <= at).Select(w => w.Part)], wake)
        {
            Warnings = [.. warnings.Where(w => w.At is not null).Select(w => (w.Part, w.At!.Value))],
        };
    }

    // Its spans until then, each with the open time in which it ran. What counts on it is asked of the target and of every warning.
    private static List<(ClockSpan Span, TimeSpan Ran)> Life(SlaClock clock, SlaTerms terms, DateTimeOffset until) =>
        [.. clock.Spans(terms.Policy, until).Select(span => (span, span.Halted is null ? terms.Calendar.Elapsed(span.From, span.To) : TimeSpan.Zero))];

    private static TimeSpan Ran(List<(ClockSpan Span, TimeSpan Ran)> life) => life.Aggregate(TimeSpan.Zero, (sum, of) => sum + of.Ran);

    /// <summary>When it has run for this much open time, if it runs on from its last change; null while it stands still.</summary>
    private static DateTimeOffset? Reach(List<(ClockSpan Span, TimeSpan Ran)> life, SlaTerms terms, TimeSpan work)
    {
        for (var i = 0; i < life.Count; i++)
        {
            var ((from, to, halted), ran) = life[i];
            if (halted is not null) continue;

            // Whoever pauses at the very moment it is due has paused in time.
            var isLast = i == life.Count - 1;
            if ((isLast || work <= ran) && terms.Calendar.Due(from, work) is { } due && (isLast || due < to)) return due;
            work -= ran;
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
