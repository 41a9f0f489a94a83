using System.Diagnostics;
using Platform.Benchmarks.Live;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk;

/// <summary>People who work on tickets over the API, each on tickets of their own, while the list and every one of the tickets is watched.</summary>
internal static class TicketChanges
{
    private const int People = 32, TicketsEach = 6;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly string[] Priorities = ["high", "urgent", "low", "normal"], Statuses = ["open", "pending", "on-hold"];

    public static async Task Measure(HostProcess host, string key, ManyTickets tickets, TimeSpan time, CancellationToken ct)
    {
        using var api = new Api(host.Url, key, People);
        var own = await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            var opened = new List<string>();
            for (var i = 0; i < TicketsEach; i++) opened.Add((await api.Post("/v1/tickets", new { subject = $"Door {person} does not close", siteId = tickets.Sites[0] }, ct)).GetProperty("id").GetString()!);
            return opened;
        }));

        var frames = 0;
        await using var watcher = await LiveClient.Watch(host.Url, key, ["tickets", .. own.SelectMany(ids => ids).Select(id => $"ticket:{id}")], _ => Interlocked.Increment(ref frames), ct);
        // What is compiled at first is no part of a change.
        var first = await Task.WhenAll(own.Select(ids => Work(api, ids, 0, tickets, Stopwatch.StartNew(), WarmUp, ct)));
        var (clock, before, framesBefore) = (Stopwatch.StartNew(), ProcessorTime.Now(host), frames);
        var all = await Task.WhenAll(own.Zip(first).Select(one => Work(api, one.First, one.Second, tickets, clock, time, ct)));
        var (made, seconds, spent) = (all.Sum() - first.Sum(), clock.Elapsed.TotalSeconds, ProcessorTime.Now(host) - before);

        var versions = await Task.WhenAll(own.SelectMany(ids => ids).Select(async id => (await api.Get($"/v1/tickets/{id}", ct)).GetProperty("version").GetInt32() - 1));
        // More may have been made than asked for: what follows from a risk changes a ticket as well.
        if (versions.Sum() < all.Sum()) throw new CannotMeasureException($"{all.Sum()} changes were answered, and {versions.Sum()} were made.");
        Figures.Print("tickets.changes_per_s", made / seconds, "changes/s");
        Figures.Print("tickets.frames_per_change", (double)(frames - framesBefore) / made, "frames");
        Console.WriteLine(spent.Per(made));
    }

    /// <summary>One change after the other, each of another kind than the last and none of them empty; goes on after so many and answers how many there are then.</summary>
    private static async Task<int> Work(Api api, List<string> ids, int made, ManyTickets tickets, Stopwatch clock, TimeSpan time, CancellationToken ct)
    {
        for (; clock.Elapsed < time; made++)
        {
            var (path, turn) = ($"/v1/tickets/{ids[made % TicketsEach]}", made / TicketsEach);
            await ((turn % 3) switch
            {
                0 => api.Patch(path, new { priority = Priorities[turn / 3 % Priorities.Length] }, ct),
                1 => api.Put($"{path}/status", new { status = Statuses[turn / 3 % Statuses.Length] }, ct),
                _ => api.Put($"{path}/assignment", new { teamId = tickets.Teams[turn / 3 % tickets.Teams.Count] }, ct),
            });
        }

        return made;
    }
}
