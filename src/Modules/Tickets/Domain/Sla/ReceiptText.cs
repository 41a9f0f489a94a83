namespace Platform.Tickets.Domain.Sla;

/// <summary>To whom a receipt is told.</summary>
internal enum Audience
{
    Agent,

    /// <summary>Whoever asked: no word of policies, and "you" for what waited for them.</summary>
    Requester,
}

/// <summary>A receipt in words. Lengths are whole seconds that add up as the lines do.</summary>
internal static class ReceiptText
{
    /// <summary>"3 h 10 min of 4 h counted, 2 h 10 min waiting for you, 16 h outside opening hours: 21 h 20 min in all."</summary>
    public static string Of(Receipt receipt, Audience audience)
    {
        var parts = Seconds(receipt.Lines).Select(line => line.Item is ReceiptItem.Counted
            ? $"{Length(line.Seconds)} of {Length((long)receipt.Reading.Target.TotalSeconds)} counted"
            : $"{Length(line.Seconds)} {Words(line.Item, audience)}");
        return $"{string.Join(", ", parts)}: {Length(Seconds(receipt.Lines).Sum(line => line.Seconds))} in all.";
    }

    /// <summary>The lines in whole seconds: each is rounded together with those before it, so their sum is off by no more than half a second.</summary>
    public static IReadOnlyList<(ReceiptItem Item, long Seconds)> Seconds(IReadOnlyList<ReceiptLine> lines)
    {
        var (ticks, told) = (0L, 0L);
        return [.. lines.Select(line => (line.Item, Next(line.Length.Ticks)))];

        long Next(long length)
        {
            ticks += length;
            var seconds = (ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond - told;
            told += seconds;
            return seconds;
        }
    }

    /// <summary>"16 h", "3 h 10 min", "2 min 5 s". Hours are not turned into days: a day of work is none of 24 hours.</summary>
    public static string Length(long seconds) => string.Join(' ',
        new[] { (seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s") }.Where(part => part.Item1 > 0 || (seconds == 0 && part.Item2 == "min")).Select(part => $"{part.Item1} {part.Item2}"));

    private static string Words(ReceiptItem item, Audience audience) => item switch
    {
        ReceiptItem.WaitingForRequester => audience is Audience.Requester ? "waiting for you" : "waiting for the requester",
        ReceiptItem.OnHold => "on hold",
        ReceiptItem.Merged => "merged into another, until that was undone",
        ReceiptItem.Resolved => "resolved, until it was reopened",
        _ => "outside opening hours",
    };
}
