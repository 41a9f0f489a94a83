using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>One prediction as it was made: of which ticket, whether news of it was the occasion, whether it was still in time, and by which model.</summary>
internal readonly record struct Said(string Ticket, DateTimeOffset At, double Probability, bool OnNews, bool IsInTime, int Version);

/// <summary>
/// A company's tickets lived through once more, in the order things became known: each prediction is made by a model that was learned from
/// what was known by then and from nothing later, so what comes after a prediction cannot change it. A ticket teaches when it is
/// <paramref name="settling"/> past due, the punctual and the late alike: whoever learns from those closed first learns that all are punctual.
/// </summary>
internal sealed class WalkForward(IWorkingTime time, TimeSpan settling)
{
    private const int FewestNew = 20;
    private const double ShareNew = 0.05, AtOnceHours = 1;
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMinutes(15), BetweenExamples = TimeSpan.FromHours(6);

    private readonly Dictionary<string, Followed> _tickets = [];
    private readonly HashSet<Followed> _inTime = [];
    private readonly SortedSet<(DateTimeOffset DueAt, string Ticket)> _due = [];
    private readonly PriorityQueue<Followed, (DateTimeOffset At, string Ticket)> _settling = new();
    private readonly List<LogisticExample> _examples = [];
    private readonly List<Said> _said = [];
    private DateTimeOffset _passAt;
    private int _settled, _settledAtTraining;
    private readonly Dictionary<int, (int Breached, int All)> _overdue = [];

    private sealed class Followed
    {
        public required TicketNews Last { get; set; }
        public bool IsInTime { get; set; }
        public bool WasOverdue { get; set; }
        public bool? Breached { get; set; }
        public List<(DateTimeOffset At, float[] Signs)> Seen { get; } = [];
    }

    public RiskModel Model => Trained?.Model ?? RiskModel.Prior;

    /// <summary>What was learned last; nothing while there is too little to learn from.</summary>
    public TrainedRisk? Trained { get; private set; }

    public Experience Past { get; } = new();
    public IReadOnlyList<Said> Predictions => _said;

    /// <summary>When each ticket was first given the probability that raises an alert, while it was in time.</summary>
    public Dictionary<string, DateTimeOffset> WarnedAt { get; } = [];

    public void Take(TicketNews news)
    {
        PassUntil(news.At);
        MoveTo(news.At);
        if (_tickets.TryGetValue(news.Ticket, out var ticket)) Leave(ticket, news);
        else
        {
            _tickets[news.Ticket] = ticket = new() { Last = news };
            _settling.Enqueue(ticket, (news.DueAt + settling, news.Ticket));
        }

        ticket.Last = news;
        if (news.IsUnresolved)
        {
            Join(ticket, news);
            Say(ticket, news.At, onNews: true);
        }

        if (news.Breached is not { } breached || ticket.Breached is not null) return;
        ticket.Breached = breached;
        Past.End(news.Likeness, breached);
        if (!ticket.WasOverdue) return;
        var (late, all) = _overdue.GetValueOrDefault(news.Likeness.Priority);
        _overdue[news.Likeness.Priority] = (late + (breached ? 1 : 0), all + 1);
    }

    private void Join(Followed ticket, TicketNews news)
    {
        ticket.IsInTime = news.DueAt > news.At;
        ticket.WasOverdue = !ticket.IsInTime;
        Past.Join(news.Likeness, ticket.IsInTime);
        if (!ticket.IsInTime) return;
        _due.Add((news.DueAt, news.Ticket));
        _inTime.Add(ticket);
    }

    private void Leave(Followed ticket, TicketNews news)
    {
        if (!ticket.Last.IsUnresolved) return;
        Past.Leave(ticket.Last.Likeness, ticket.IsInTime, isResolved: !news.IsUnresolved, isAtOnce: Past.Hour - time.HourAt(news.OpenedAt) < AtOnceHours);
        _due.Remove((ticket.Last.DueAt, news.Ticket));
        _inTime.Remove(ticket);
        ticket.IsInTime = false;
    }

    // As the product does: all that are open, every quarter of an hour.
    private void PassUntil(DateTimeOffset until)
    {
        for (; _inTime.Count > 0 && _passAt < until; _passAt += BetweenPasses)
        {
            MoveTo(_passAt);
            var isExample = _passAt.UtcTicks % BetweenExamples.Ticks == 0;
            foreach (var ticket in _inTime) Say(ticket, _passAt, onNews: false, isExample);
        }

        if (_inTime.Count == 0 && Whole(until) is var next && next > _passAt) _passAt = next;
    }

    private void MoveTo(DateTimeOffset at)
    {
        Past.Hour = Math.Max(Past.Hour, time.HourAt(at));
        while (_due.Count > 0 && _due.Min is var (dueAt, name) && dueAt <= at)
        {
            var ticket = _tickets[name];
            _due.Remove((dueAt, name));
            _inTime.Remove(ticket);
            Past.FallDue(ticket.Last.Likeness);
            (ticket.IsInTime, ticket.WasOverdue) = (false, true);
        }

        while (_settling.TryPeek(out _, out var next) && next.At <= at) Settle(_settling.Dequeue());
        if (_settled - _settledAtTraining >= Math.Max(FewestNew, ShareNew * _settled)) Train();
    }

    // What is not recorded by now the clock has told: to wait for the record would teach from those closed soonest, who are not like the rest.
    private void Settle(Followed ticket)
    {
        if (ticket.IsInTime)
        {
            _settling.Enqueue(ticket, (ticket.Last.DueAt + settling, ticket.Last.Ticket));
            return;
        }

        _settled++;
        var breached = ticket.Breached ?? ticket.WasOverdue;
        _examples.AddRange(ticket.Seen.Select(seen => new LogisticExample(seen.At, ticket.Last.Ticket, seen.Signs, breached)));
        ticket.Seen.Clear();
    }

    private void Train()
    {
        _settledAtTraining = _settled;
        if (_examples.Count > 2 * RiskTraining.Most) _examples.RemoveRange(0, _examples.Count - RiskTraining.Most);
        Trained = RiskTraining.TrainMeasured(_examples, Model.Version + 1) ?? Trained;
    }

    private void Say(Followed ticket, DateTimeOffset at, bool onNews, bool keep = true)
    {
        var probability = Overdue(ticket.Last.Likeness.Priority);
        if (ticket.IsInTime)
        {
            Span<float> signs = stackalloc float[Signs.Count];
            Signs.Read(ticket.Last.Seen(at, time), Past, signs);
            probability = Model.Probability(signs);
            if (keep) ticket.Seen.Add((at, signs.ToArray()));
            if (probability >= RiskModel.Alert) WarnedAt.TryAdd(ticket.Last.Ticket, at);
        }

        if (keep) _said.Add(new(ticket.Last.Ticket, at, probability, onNews, ticket.IsInTime, Model.Version));
    }

    // Past due is a breach, unless the desk has recorded otherwise before: then its promise is not quite what was taken for it.
    private double Overdue(int priority) => (_overdue.GetValueOrDefault(priority).Breached + 19.5) / (_overdue.GetValueOrDefault(priority).All + 20);

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks / BetweenPasses.Ticks * BetweenPasses.Ticks, TimeSpan.Zero);
}
