namespace Platform.Tickets.Domain.Sla;

public sealed class ReceiptTests
{
    private static readonly SlaTerms Terms = new(SlaCases.Standard, SlaCases.Office);

    // Opened on Monday at 15:00, waiting for the requester from 16:00 until Tuesday 10:10, solved at 12:00.
    private static readonly Receipt Receipt = Receipt.Of(SlaCases.Play(
    [
        SlaCases.Opened(TicketClocksTests.At("Mon 15:00")), SlaCases.Held(TicketState.Pending, TicketClocksTests.At("Mon 16:00")),
        SlaCases.Resumed(TicketClocksTests.At("Tue 10:10")), SlaCases.Resolved(TicketClocksTests.At("Tue 12:00")),
    ]).Resolution, Terms, TicketClocksTests.At("Wed 12:00"))!;

    [Fact]
    public void Agents_read_where_the_time_has_gone() => Assert.Equal(
        "2 h 50 min of 16 h counted, 2 h 10 min waiting for the requester, 16 h outside opening hours: 21 h in all.", ReceiptText.Of(Receipt, Audience.Agent));

    [Fact]
    public void Requesters_read_what_waited_for_them() => Assert.Contains("2 h 10 min waiting for you", ReceiptText.Of(Receipt, Audience.Requester));

    [Fact]
    public void It_ends_when_the_clock_was_stopped() => Assert.Equal(TicketClocksTests.At("Tue 12:00"), Receipt.To);

    [Fact]
    public void Time_between_solving_and_reopening_is_a_line_of_its_own() => Assert.Equal(
        [new(ReceiptItem.Counted, TimeSpan.FromHours(2)), new(ReceiptItem.Resolved, TimeSpan.FromHours(1)), new(ReceiptItem.OutsideHours, TimeSpan.FromHours(1))],
        Receipt.Of(SlaCases.Play(
        [
            SlaCases.Opened(TicketClocksTests.At("Mon 10:00")), SlaCases.Resolved(TicketClocksTests.At("Mon 11:00")), SlaCases.Reopened(TicketClocksTests.At("Mon 13:00")),
        ]).Resolution, Terms, TicketClocksTests.At("Mon 14:00"))!.Lines);

    [Theory, InlineData(0, "0 min"), InlineData(59, "59 s"), InlineData(125, "2 min 5 s"), InlineData(57_600, "16 h"), InlineData(360_001, "100 h 1 s")]
    public void Lengths_are_told_in_hours_minutes_and_seconds(long seconds, string told) => Assert.Equal(told, ReceiptText.Length(seconds));
}
