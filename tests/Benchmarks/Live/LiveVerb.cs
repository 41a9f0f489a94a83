using System.Diagnostics;
using Platform.Benchmarks.Ingest;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Live;

/// <summary>
/// live: how long after a reading was accepted its frame is at a WebSocket client. Every device reports once a second, and every
/// device is watched.
/// </summary>
internal static class LiveVerb
{
    public const string Usage = "[--seconds 15] [--rate 5000] [--topics-per-client 200]";

    private const int Slices = 100, Connections = 8, WarmSeconds = 3;

    public static async Task<int> Run(VerbArgs args)
    {
        var (rate, perClient) = (args.Count("rate", 5_000), args.Count("topics-per-client", 200));
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey, Connections);
        var fleet = await Fleet.Register(host, api, rate, args.Stop);

        var sheet = new TimeSheet(fleet, Slices, WarmSeconds + (int)Math.Ceiling(args.Seconds));
        var clients = new List<LiveClient>();
        try
        {
            // A few at a time: each topic begins with a snapshot.
            var few = new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = args.Stop };
            await Parallel.ForEachAsync(fleet.Devices.Chunk(perClient), few, async (devices, ct) =>
            {
                var client = await LiveClient.Watch(host.Url, key.ApiKey, devices.Select(device => $"device:{device}"), sheet.NoteFrame, ct);
                lock (clients) clients.Add(client);
            });
            Console.WriteLine($"{rate} readings a second over HTTP in {Slices} requests, every device watched by one of {clients.Count} clients");
            await Report(api, sheet, args.Stop);
            await Task.Delay(TimeSpan.FromSeconds(1), args.Stop); // for the last frames
        }
        finally
        {
            foreach (var client in clients) await client.DisposeAsync();
        }

        return Tell(sheet, args.Seconds);
    }

    /// <summary>Every device reports once a second; a hundredth of them every ten milliseconds.</summary>
    private static async Task Report(Api api, TimeSheet sheet, CancellationToken ct)
    {
        var chance = new Random(4711);
        var bodies = Enumerable.Range(0, Slices).Select(slice => TelemetryBody.Of(sheet.DevicesOf(slice), chance)).ToArray();
        var (clock, posts) = (Stopwatch.StartNew(), new List<Task>());
        for (var round = 0; round < sheet.Rounds; round++)
            for (var slice = 0; slice < Slices; slice++)
            {
                var due = TimeSpan.FromSeconds(round) + TimeSpan.FromSeconds(1) / Slices * slice - clock.Elapsed;
                if (due > TimeSpan.Zero) await Task.Delay(due, ct);
                posts.Add(Post(round, slice));
            }

        await Task.WhenAll(posts);

        async Task Post(int round, int slice)
        {
            var body = bodies[slice].TakenAt(sheet.SecondOf(round)).ToArray(); // the next round may begin before this is sent
            sheet.NoteSent(round, slice);
            var answer = await api.Telemetry(body, ct);
            sheet.NoteAnswered(round, slice);
            answer.MustBe(bodies[slice].Devices.Length);
        }
    }

    private static int Tell(TimeSheet sheet, double seconds)
    {
        var (sent, accepted, missing) = sheet.Times(from: WarmSeconds);
        if (accepted.Count == 0) throw new CannotMeasureException("Not one frame arrived.");
        Figures.Print("live.p50_ms", At(accepted, 0.50), "ms");
        Figures.Print("live.p95_ms", At(accepted, 0.95), "ms");
        Figures.Print("live.p99_ms", At(accepted, 0.99), "ms");
        Figures.Print("live.from_sent_p95_ms", At(sent, 0.95), "ms");
        Figures.Print("live.frames_per_s", accepted.Count / seconds, "frames/s");
        Figures.Print("live.missing", missing, "frames");
        return 0;

        static double At(List<double> times, double share) => times[(int)((times.Count - 1) * share)];
    }
}
