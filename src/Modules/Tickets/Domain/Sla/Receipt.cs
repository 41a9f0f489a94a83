using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Sla;

/// <summary>What a part of a clock's life was spent on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReceiptItem>))]
internal enum ReceiptItem
{
    /// <summary>The clock ran.</summary>
    Counted,

    WaitingForRequester,
    OnHold,
    Resolved,
    Merged,

    /// <summary>Nobody works then, so no clock runs, whatever the ticket waits for.</summary>
    OutsideHours,
}

internal readonly record struct ReceiptLine(ReceiptItem Item, TimeSpan Length);

/// <summary>One stretch in which the clock ran or stood still: how much of it was within opening hours, and how much was not.</summary>
internal readonly record struct ReceiptEntry(DateTimeOffset From, DateTimeOffset To, HaltReason? Halted, TimeSpan Open, TimeSpan Closed);

/// <summary>Where the time of a clock has gone, so that anybody can check it: the lines add up to all the time from its start until it was stopped, or until now.</summary>
internal sealed record Receipt(ClockReading Reading, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ReceiptEntry> Entries)
{
    /// <summary>All of it, by the wall clock.</summary>
    public TimeSpan Total => To - From;

    /// <summary>What was counted, then what it stood still for, then what was outside opening hours; what was nothing is left out, but never what was counted.</summary>
    public IReadOnlyList<ReceiptLine> Lines =>
    [
        new(ReceiptItem.Counted, Sum(Entries.Where(e => e.Halted is null), e => e.Open)),
        .. Entries.Where(e => e is { Halted: not null, Open.Ticks: > 0 }).GroupBy(e => Item(e.Halted!.Value)).OrderBy(g => g.Key).Select(g => new ReceiptLine(g.Key, Sum(g, e => e.Open))),
        .. Sum(Entries, e => e.Closed) is { Ticks: > 0 } closed ? new[] { new ReceiptLine(ReceiptItem.OutsideHours, closed) } : [],
    ];

    /// <summary>Null when the policy promises nothing of this kind.</summary>
    public static Receipt? Of(SlaClock clock, SlaTerms terms, DateTimeOffset now)
    {
        if (ClockReading.Of(clock, terms, now) is not { } reading) return null;

        var spans = clock.Spans(terms.Policy, now).ToList();
        return new(reading, clock.StartedAt, spans is [.., var last] ? last.To : clock.StartedAt, [.. spans.Select(Entry)]);

        ReceiptEntry Entry(ClockSpan span)
        {
            var open = terms.Calendar.Elapsed(span.From, span.To);
            return new(span.From, span.To, span.Halted, open, span.To - span.From - open);
        }
    }

    private static ReceiptItem Item(HaltReason reason) => reason switch
    {
        HaltReason.WaitingForRequester => ReceiptItem.WaitingForRequester,
        HaltReason.OnHold => ReceiptItem.OnHold,
        HaltReason.Merged => ReceiptItem.Merged,
        _ => ReceiptItem.Resolved,
    };

    private static TimeSpan Sum(IEnumerable<ReceiptEntry> entries, Func<ReceiptEntry, TimeSpan> of) => entries.Aggregate(TimeSpan.Zero, (sum, entry) => sum + of(entry));
}
