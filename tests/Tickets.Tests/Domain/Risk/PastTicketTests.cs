using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Risk;

public class PastTicketTests
{
    private static readonly Likeness Lifts = new(2, "lifts", "north", "Email");

    [Fact]
    public void What_the_past_has_taught_is_what_living_through_it_teaches()
    {
        var past = PastTicket.Of(
        [
            new(Lifts, HelpDesk.Start, HelpDesk.Start.AddHours(10), HelpDesk.Start.AddHours(5)),
            new(Lifts, HelpDesk.Start.AddHours(1), HelpDesk.Start.AddHours(11), HelpDesk.Start.AddHours(20)),
            new(Lifts, HelpDesk.Start.AddHours(2), null, null),
        ], new HelpDesk(), HelpDesk.Start.AddHours(30));

        var lived = new Experience { Hour = 0 };
        Do(0, () => lived.Join(Lifts, true));
        Do(1, () => lived.Join(Lifts, true));
        Do(2, () => lived.Join(Lifts, true));
        Do(5, () => { lived.Leave(Lifts, true, true); lived.End(Lifts, false); });
        Do(11, () => lived.FallDue(Lifts));
        Do(20, () => { lived.Leave(Lifts, false, true); lived.End(Lifts, true); });
        lived.Hour = 30;

        Assert.Equal((1, 1), (past.OnTime, past.Breached));
        Assert.Equal((lived.Pace, lived.BreachRate, lived.OfGroup("north")), (past.Pace, past.BreachRate, past.OfGroup("north")));

        void Do(double hour, Action what)
        {
            lived.Hour = hour;
            what();
        }
    }

    [Fact]
    public void The_order_in_which_tickets_are_read_teaches_nothing() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var tickets = Enumerable.Range(0, 30).Select(i => new PastTicket(Lifts with { Priority = 1 + random.Next(3) }, HelpDesk.Start.AddHours(random.Next(100)),
            HelpDesk.Start.AddHours(random.Next(200)), random.Next(2) == 0 ? null : HelpDesk.Start.AddHours(100 + random.Next(100)))).ToArray();
        var forwards = PastTicket.Of(tickets, new HelpDesk(), HelpDesk.Start.AddHours(300));
        Array.Reverse(tickets);
        var backwards = PastTicket.Of(tickets, new HelpDesk(), HelpDesk.Start.AddHours(300));
        return Math.Abs(forwards.Pace - backwards.Pace) < 1e-9 && forwards.BreachRate.Equals(backwards.BreachRate);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_not_happened_yet_teaches_nothing()
    {
        var past = PastTicket.Of([new(Lifts, HelpDesk.Start, HelpDesk.Start.AddHours(1), HelpDesk.Start.AddHours(50))], new HelpDesk(), HelpDesk.Start.AddHours(10));
        Assert.Equal((0, 0), (past.OnTime, past.Breached));
    }
}
