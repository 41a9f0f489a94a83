using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Risk;

public class WalkForwardTests
{
    [Fact]
    public void What_comes_later_changes_no_prediction()
    {
        var news = HelpDesk.Tickets(500, seed: 7);
        var whole = HelpDesk.Walk(news);
        Assert.True(whole.Model.Version > 0);
        Prop.ForAll(Gen.Choose(1, 1_000).ToArbitrary(), seed =>
        {
            var (now, random) = (news[new Random(seed).Next(news.Count)].At, new Random(seed));
            var otherwise = news.Where(n => n.At <= now || random.Next(10) > 0).Select(n => n.At <= now ? n : n with
            {
                Breached = n.Breached is null ? null : random.Next(2) == 0,
                Stage = n.Breached is null ? (Stage)random.Next(5) : Stage.Closed,
                Likeness = n.Likeness with { Group = random.Next(2) == 0 ? HelpDesk.Fast : HelpDesk.Slow, Priority = random.Next(4) },
                DueAt = n.DueAt.AddHours(random.Next(-12, 12)),
                Changes = random.Next(20),
            });
            var said = UpTo(now, whole);
            return said.Count > 0 && said.SequenceEqual(UpTo(now, HelpDesk.Walk(otherwise)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [Fact]
    public void The_leak_test_would_notice_a_change_of_the_past()
    {
        var news = HelpDesk.Tickets(500, seed: 7);
        var now = news[news.Count / 2].At;
        var otherwise = news.Select((n, i) => i == 40 ? n with { Likeness = n.Likeness with { Priority = 4 } } : n);
        Assert.NotEqual(UpTo(now, HelpDesk.Walk(news)), UpTo(now, HelpDesk.Walk(otherwise)));
    }

    [Fact]
    public void The_same_news_give_the_same_predictions()
    {
        var news = HelpDesk.Tickets(600, seed: 3);
        Assert.Equal(HelpDesk.Walk(news).Predictions, HelpDesk.Walk(news).Predictions);
    }

    [Fact]
    public void Experience_beats_the_prior_on_tickets_to_come()
    {
        var news = HelpDesk.Tickets(2_000, seed: 11);
        var (walk, late) = (HelpDesk.Walk(news), HelpDesk.Start.AddHours(3_000));
        var judged = HelpDesk.Judge(walk, news, s => s.IsInTime && s.At > late);
        Assert.True(walk.Model.Version > 0);
        Assert.InRange(judged.Auc, 0.7, 1);
        Assert.InRange(judged.Ece, 0, 0.06);
    }

    [Fact]
    public void A_ticket_past_due_is_as_good_as_breached()
    {
        var news = HelpDesk.Tickets(200, seed: 5);
        var overdue = HelpDesk.Walk(news).Predictions.Where(s => !s.IsInTime).ToList();
        Assert.NotEmpty(overdue);
        Assert.All(overdue, s => Assert.True(s.Probability > 0.95));
    }

    [Fact]
    public void Tickets_never_closed_teach_what_the_clock_told()
    {
        // Were only closed tickets learned from, nothing here would ever have been late.
        var news = HelpDesk.Tickets(1_500, seed: 13);
        var late = news.Where(n => n.Breached == true).Select(n => n.Ticket).ToHashSet();
        var walk = HelpDesk.Walk(news.Where(n => !late.Contains(n.Ticket) || n.Stage is not (Stage.Resolved or Stage.Closed)));
        var said = walk.Predictions.Where(s => s.IsInTime && s.At > HelpDesk.Start.AddHours(2_000)).ToList();
        Assert.InRange(said.Average(s => s.Probability) - said.Average(s => late.Contains(s.Ticket) ? 1.0 : 0), -0.08, 0.08);
    }

    [Fact]
    public void A_long_silence_is_passed_over()
    {
        var news = HelpDesk.Tickets(3, seed: 1);
        var walk = HelpDesk.Walk([.. news, news[0] with { Ticket = "T-late", At = HelpDesk.Start.AddYears(70), OpenedAt = HelpDesk.Start.AddYears(70), DueAt = HelpDesk.Start.AddYears(70).AddHours(1) }]);
        Assert.Equal("T-late", walk.Predictions[^1].Ticket);
    }

    private static List<Said> UpTo(DateTimeOffset now, WalkForward walk) => [.. walk.Predictions.Where(s => s.At <= now)];
}
