using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Sla;

/// <summary>What a clock counts towards.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockKind>))]
internal enum ClockKind
{
    /// <summary>From opening to the first answer to the requester.</summary>
    FirstResponse,

    /// <summary>From a later message of the requester to the answer to it.</summary>
    NextResponse,

    /// <summary>From opening until it is resolved.</summary>
    Resolution,
}

/// <summary>Why a clock may stand still. Whether the first two stop it is for the policy to say; the others always do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HaltReason>))]
internal enum HaltReason
{
    /// <summary>The ticket is pending.</summary>
    WaitingForRequester,

    /// <summary>It waits for somebody else: parts, a supplier, another company.</summary>
    OnHold,

    /// <summary>It was thought to be done, until it was reopened.</summary>
    Resolved,

    /// <summary>It went on as part of another ticket, until that was undone.</summary>
    Merged,
}

/// <summary>A time during which a ticket waited for something; without an end it still does.</summary>
internal readonly record struct Halt(HaltReason Reason, DateTimeOffset From, DateTimeOffset? To);

/// <summary>Somebody was told that a part of the target had been reached: all of it is a breach.</summary>
internal readonly record struct SlaNotice(double Part, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>A stretch of a clock's life in which it ran, or stood still for a reason.</summary>
internal readonly record struct ClockSpan(DateTimeOffset From, DateTimeOffset To, HaltReason? Halted);

/// <summary>What happened to one clock and nothing else: when it began, what it waited for, when it was stopped. What that means under a policy and a calendar is read from it, so both may change at any time.</summary>
internal sealed record SlaClock(ClockKind Kind, DateTimeOffset StartedAt)
{
    public IReadOnlyList<Halt> Halts { get; init; } = [];
    public DateTimeOffset? StoppedAt { get; init; }
    public IReadOnlyList<SlaNotice> Notices { get; init; } = [];

    /// <summary>What the ticket waits for now.</summary>
    [JsonIgnore]
    public HaltReason? Waiting => Halts is [.., { To: null } last] ? last.Reason : null;

    public SlaClock Hold(HaltReason reason, DateTimeOffset at) =>
        StoppedAt is not null || Waiting == reason ? this : Resume(at) is var running ? running with { Halts = [.. running.Halts, new(reason, Late(at), null)] } : this;

    public SlaClock Resume(DateTimeOffset at) =>
        Halts is [.., { To: null } last] ? this with { Halts = [.. Halts.SkipLast(1), last with { To = Late(at) }] } : this;

    public SlaClock Stop(DateTimeOffset at) => StoppedAt is null ? Resume(at) with { StoppedAt = Late(at) } : this;

    /// <summary>Goes on after a stop that was too early; the time between is no time of the clock.</summary>
    public SlaClock GoOn(DateTimeOffset at) =>
        StoppedAt is { } stopped ? this with { StoppedAt = null, Halts = [.. Halts, new(HaltReason.Resolved, stopped, Late(at))] } : this;

    public SlaClock Note(SlaNotice notice) => this with { Notices = [.. Notices, notice] };

    /// <summary>Whether it has been told that this part, reached then, was reached: what was told before is of other terms, or of another course of events.</summary>
    public bool WasTold(double part, DateTimeOffset reachedAt) => Notices.Any(notice => notice.Part >= part && notice.At >= reachedAt);

    /// <summary>Its life until then without gaps; what the policy does not pause for counts as running.</summary>
    public IEnumerable<ClockSpan> Spans(SlaPolicy policy, DateTimeOffset until)
    {
        var at = StartedAt;
        var end = StoppedAt is { } stopped && stopped < until ? stopped : until;
        foreach (var halt in Halts)
        {
            if (halt.Reason is HaltReason.WaitingForRequester or HaltReason.OnHold && !policy.Pauses.Contains(halt.Reason)) continue;
            if (Earlier(halt.From, end) is var from && from > at) yield return new(at, from, null);
            if (Earlier(halt.To ?? end, end) is var to && to > halt.From) yield return new(halt.From, to, halt.Reason);
            at = Earlier(halt.To ?? end, end);
        }

        if (end > at) yield return new(at, end, null);
    }

    // Servers disagree on the time by little; what is on record is never undone by it.
    private DateTimeOffset Late(DateTimeOffset at)
    {
        var last = StoppedAt ?? (Halts is [.., var halt] ? halt.To ?? halt.From : StartedAt);
        return at < last ? last : at;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public bool Equals(SlaClock? other) => other is not null && (Kind, StartedAt, StoppedAt) == (other.Kind, other.StartedAt, other.StoppedAt)
        && Halts.SequenceEqual(other.Halts) && Notices.SequenceEqual(other.Notices);

    public override int GetHashCode() => HashCode.Combine(Kind, StartedAt, StoppedAt, Halts.Count, Notices.Count);
}
