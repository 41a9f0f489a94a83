using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>An invented help desk: a fast group and a slow one, thirty-six hours for each ticket, people at work day and night.</summary>
internal sealed class HelpDesk : IWorkingTime
{
    public const string Fast = "fast", Slow = "slow";
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Target = TimeSpan.FromHours(36), Settling = TimeSpan.FromDays(2);

    public double HourAt(DateTimeOffset at) => (at - Start).TotalHours;

    public float HourOfWeek(DateTimeOffset at) => (float)((at - Start).TotalHours % 168);

    /// <summary>The life of some tickets, in the order of what became known.</summary>
    public static IReadOnlyList<TicketNews> Tickets(int count, int seed)
    {
        var (random, news) = (new Random(seed), new List<TicketNews>());
        for (var i = 0; i < count; i++)
        {
            var (openedAt, isSlow) = (Start.AddHours(i * 2), random.Next(3) == 0);
            var kind = new Likeness(1 + random.Next(3), $"category {random.Next(4)}", isSlow ? Slow : Fast, "web");
            var takes = TimeSpan.FromHours(-Math.Log(1 - random.NextDouble()) * (isSlow ? 60 : 15));
            var opened = new TicketNews($"T-{i:0000}", openedAt, openedAt, openedAt + Target, Stage.New, kind) { Impact = 2, Urgency = 2 };
            news.Add(opened);
            news.Add(opened with { At = openedAt + takes / 2, Stage = random.Next(4) == 0 ? Stage.AwaitingRequester : Stage.Active, HasAssignee = true, Changes = 1 });
            news.Add(opened with { At = openedAt + takes, Stage = Stage.Resolved, HasAssignee = true, Changes = 2 });
            news.Add(opened with { At = openedAt + takes + TimeSpan.FromHours(12), Stage = Stage.Closed, HasAssignee = true, Changes = 3, Breached = takes > Target });
        }

        return [.. news.OrderBy(n => n.At)];
    }

    public static WalkForward Walk(IEnumerable<TicketNews> news)
    {
        var walk = new WalkForward(new HelpDesk(), Settling);
        foreach (var one in news) walk.Take(one);
        return walk;
    }

    /// <summary>What was said, beside what came, of tickets that closed.</summary>
    public static Reliability Judge(WalkForward walk, IReadOnlyList<TicketNews> news, Func<Said, bool> which)
    {
        var ends = news.Where(n => n.Breached is not null).ToDictionary(n => n.Ticket, n => n.Breached!.Value);
        return Reliability.Of([.. walk.Predictions.Where(which).Select(s => (s.Probability, ends[s.Ticket]))]);
    }
}
