using System.Numerics;
using Platform.Benchmarks.Running;
using Platform.Browser;

namespace Platform.Benchmarks.Web;

/// <summary>web: how soon the list of a large fleet answers in a browser, and for how long each thing one does there keeps the page from answering the next.</summary>
internal static class WebVerb
{
    public const string Usage = "[--devices 100000]";

    private const int Times = 5;

    private static readonly string[] Bands = ["Healthy", "Warning", "Poor", "Critical", "Unknown"];

    public static async Task<int> Run(VerbArgs args)
    {
        if (Chromium.Path is null) throw new CannotMeasureException(Chromium.Missing);
        using var scratch = new Scratch();
        var (folder, count) = (scratch.Within("data"), args.Count("devices", 100_000));
        await Furnish(folder, count, args.Stop);
        await using var host = await HostProcess.Start(folder, args.Stop, "--Web:Build=true", "--RateLimits:person:Burst=1000000", "--RateLimits:person:PerSecond=1000000");
        var key = await DemoKey.Of(host, args.Stop);

        await using var screen = await Screen.Open(host.Url);
        var (list, thread) = (new ListOnScreen(screen.Page), screen.Thread);
        await list.Open(key);
        await list.MustHave(count);

        await Filter(list, thread);
        await thread.PrintLongest("web.search", 1, list, () => list.Type("sensor 12"));
        await list.Open(key);
        await thread.PrintLongest("web.scroll", Times, list, list.TurnTheWheel);
        await thread.PrintLongest("web.drag", Times, list, list.DragTheThumb);
        await thread.PrintLongest("web.keys", Times, list, () => list.Hold("j"));
        await list.Open(key);
        await Back(list, thread);
        return 0;
    }

    // A Host that is running knows its devices already, and is not told of those that are written past it.
    private static async Task Furnish(string folder, int count, CancellationToken ct)
    {
        await using var host = await HostProcess.Start(folder, ct);
        using var api = new Api(host.Url, (await DemoKey.Of(host, ct)).ApiKey);
        await (await Fleet.Register(host, api, count, ct)).Furnish(host, ct);
        await host.Stop();
        File.Delete(DemoKey.FileIn(folder)); // each start makes a new one
    }

    private static async Task Filter(ListOnScreen list, MainThread thread)
    {
        await list.PressBand(Bands[^1]); // what is compiled at the first press is no part of the others
        var (longest, answers) = (0.0, new List<Answer>());
        // As a Gray code counts: no two lists are the same, so none is in the browser's memory.
        for (var i = 1; i <= 2 * Times; i++)
            longest = Math.Max(longest, await thread.LongestTask(async () => answers.Add(await list.PressBand(Bands[BitOperations.TrailingZeroCount(i)]))));
        Figures.Print("web.filter_ms", Median(answers.Select(answer => answer.PaintedAfter)), "ms");
        Figures.Print("web.filter_painted_after_answer_ms", Median(answers.Select(answer => answer.PaintedAfterAnswer)), "ms");
        Figures.Print("web.filter_longest_task_ms", longest, "ms");
    }

    private static async Task Back(ListOnScreen list, MainThread thread)
    {
        var (longest, times, blank) = (0.0, new List<double>(), 0);
        for (var i = 0; i < Times; i++)
        {
            await list.OpenSomeDevice();
            longest = Math.Max(longest, await thread.LongestTask(async () =>
            {
                var back = await list.GoBack();
                times.Add(back.PaintedAfter);
                blank += back.BlankFrames;
            }));
        }

        Figures.Print("web.back_ms", Median(times), "ms");
        Figures.Print("web.back_longest_task_ms", longest, "ms");
        Figures.Print("web.back_blank_frames", blank, "frames");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
