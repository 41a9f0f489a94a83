using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Sla;

public sealed class SlaProperties
{
    [Fact]
    public void The_lines_of_a_receipt_add_up_to_the_wall_clock() => Check(c => Receipts(c).All(r =>
        r.Lines.Aggregate(TimeSpan.Zero, (sum, line) => sum + line.Length) == r.To - r.From && r.Entries.All(e => e.Open >= TimeSpan.Zero && e.Closed >= TimeSpan.Zero)));

    [Fact]
    public void A_receipt_has_no_gaps() => Check(c => Receipts(c).All(r =>
        r.Entries.Count == 0 ? r.From == r.To : r.Entries[0].From == r.From && r.Entries[^1].To == r.To && r.Entries.Zip(r.Entries.Skip(1)).All(pair => pair.First.To == pair.Second.From)));

    [Fact]
    public void What_a_receipt_counts_is_what_the_clock_shows() => Check(c => Receipts(c).All(r =>
        r.Lines[0] == new ReceiptLine(ReceiptItem.Counted, r.Reading.Spent)));

    [Fact]
    public void What_is_told_in_seconds_adds_up_as_well() => Check(c => Receipts(c).All(r =>
        ReceiptText.Seconds([.. r.Lines.Select(l => l with { Length = l.Length + TimeSpan.FromMilliseconds(l.Length.Ticks % 777) })]) is var told
        && told.All(l => l.Seconds >= 0)
        && Math.Abs(told.Sum(l => l.Seconds) - r.Lines.Sum(l => (l.Length + TimeSpan.FromMilliseconds(l.Length.Ticks % 777)).TotalSeconds)) <= 0.5));

    [Fact]
    public void Pausing_never_makes_it_due_earlier() => Check(c =>
    {
        var unpaused = c with { Terms = c.Terms with { Policy = c.Terms.Policy with { Pauses = [] } } };
        return c.Readings.Zip(unpaused.Readings).All(pair => pair.First.DueAt is not { } due || pair.Second.DueAt is not { } without || due >= without);
    });

    [Fact]
    public void A_longer_promise_is_never_due_earlier() => Check(c =>
    {
        var longer = c with { Terms = c.Terms with { Policy = SlaCases.Standard with { Pauses = c.Terms.Policy.Pauses, FirstResponse = TimeSpan.FromHours(3), NextResponse = TimeSpan.FromHours(5), Resolution = TimeSpan.FromHours(20) } } };
        return c.Readings.Zip(longer.Readings).All(pair => pair.First.DueAt is not { } due || pair.Second.DueAt is not { } later || later >= due);
    });

    [Fact]
    public void It_is_breached_when_more_than_the_target_was_open_and_not_when_less() => Check(c => c.Readings.All(r =>
        r.Spent > r.Target ? r.State is ClockState.Breached : r.Spent == r.Target || r.State is not ClockState.Breached));

    [Fact]
    public void Nothing_changes_by_itself_before_the_clock_wakes() => Check(c => c.Readings.All(r =>
    {
        if (r.State is ClockState.Met || (r.WakeAt is { } wake && wake <= c.Now)) return r.WakeAt is null;
        // The house's time goes by microseconds.
        var before = (r.WakeAt ?? c.Now.AddDays(30)).AddMicroseconds(-1);
        var (then, after) = (At(c, r.Kind, before), r.WakeAt is { } at ? At(c, r.Kind, at) : null);
        return then.State == r.State && then.DueAt == r.DueAt && then.Warned.Count == r.Warned.Count
            && (after is null || after.State != r.State || after.Warned.Count > r.Warned.Count);
    }));

    [Fact]
    public void What_has_happened_once_stays_so_as_time_goes_by() => Check(c => c.Readings.All(r =>
        At(c, r.Kind, c.Now.AddDays(9)) is var later && later.Spent >= r.Spent && later.Warned.Count >= r.Warned.Count && (r.State is not ClockState.Breached || later.State is ClockState.Breached)));

    [Fact]
    public void Under_other_terms_and_back_again_it_shows_the_same() => Check(c =>
    {
        _ = c.Clocks.Read(c.Terms with { Calendar = SlaCases.Always }, c.Now);
        return c.Readings.Zip(c.Clocks.Read(c.Terms, c.Now)).All(pair => (pair.First with { Warned = [], Warnings = [] }) == (pair.Second with { Warned = [], Warnings = [] }));
    });

    private static ClockReading At(SlaCase c, ClockKind kind, DateTimeOffset at) => (c with { Now = at }).Readings.Single(r => r.Kind == kind);

    private static IEnumerable<Receipt> Receipts(SlaCase c) => c.Clocks.All.Select(clock => Receipt.Of(clock, c.Terms, c.Now)!);

    private static void Check(Func<SlaCase, bool> holds) => Prop.ForAll(SlaCases.All.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
