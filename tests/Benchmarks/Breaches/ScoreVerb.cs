using System.Diagnostics;
using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

/// <summary>score: one pass over all open tickets of a busy company, from what is known of each to its probability of a breach.</summary>
internal static class ScoreVerb
{
    public const string Usage = "[--tickets 100000] [--seconds 5]";

    private const int Groups = 60, Categories = 40, Channels = 5;

    public static Task<int> Run(VerbArgs args)
    {
        var count = args.Count("tickets", 100_000);
        var (past, tickets) = (new Experience(), new OpenTicket[count]);
        for (var i = 0; i < count; i++)
        {
            tickets[i] = Ticket(i);
            past.Hour = i * 0.001;
            past.Join(tickets[i].Likeness, isInTime: true);
            if (i % 3 != 0) continue;
            past.Join(tickets[i].Likeness, isInTime: true);
            past.Hour += 5 + i % 40;
            past.Leave(tickets[i].Likeness, isInTime: true, isResolved: true);
            past.End(tickets[i].Likeness, breached: i % 5 == 0);
        }

        var (clock, passes, fastest, sum) = (Stopwatch.StartNew(), 0, TimeSpan.MaxValue, 0.0);
        while (passes < 3 || clock.Elapsed.TotalSeconds < args.Seconds)
        {
            args.Stop.ThrowIfCancellationRequested();
            var pass = Stopwatch.StartNew();
            foreach (ref readonly var ticket in tickets.AsSpan()) sum += RiskModel.Prior.Probability(ticket, past);
            if (pass.Elapsed < fastest) fastest = pass.Elapsed;
            passes++;
        }

        Console.WriteLine(FormattableString.Invariant($"{passes} passes over {count} tickets on one core, {sum / passes / count:p1} on average"));
        Figures.Print("score.pass_s", fastest.TotalSeconds, "s");
        Figures.Print("score.tickets_per_s", count / fastest.TotalSeconds, "tickets/s");
        return Task.FromResult(0);
    }

    private static OpenTicket Ticket(int i) => new()
    {
        Likeness = new(1 + i % 4, $"Category {i * 7 % Categories}", $"Group {i * 13 % Groups}", $"Channel {i % Channels}"),
        Stage = (Stage)(i % 4),
        HoursOfTarget = 4 + i % 40,
        HoursLeft = i * 31 % (4 + i % 40),
        HoursIdle = i % 17,
        ShareSpent = i % 100 / 100f,
        Impact = i % 4,
        Urgency = i / 4 % 4,
        HasAssignee = i % 3 != 0,
        Reassignments = i % 6,
        Reopens = i % 50 / 49,
        Changes = i % 30,
        HourOfWeek = i % 168,
    };
}
