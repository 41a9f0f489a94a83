using System.Text.Json;
using Microsoft.Playwright;

namespace Platform.Benchmarks.Web;

/// <summary>What the main thread of a page did, as Chromium traces it: the processor time of each of its tasks, which waiting for a crowded machine does not lengthen.</summary>
internal sealed class MainThread(ICDPSession session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The first names the tasks, the second what a page does in them: without that its thread is not told from an idle page's.
    private static readonly string[] Categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];

    /// <summary>Milliseconds of the longest task while something was done.</summary>
    public async Task<double> LongestTask(Func<Task> act)
    {
        var events = new List<JsonElement>();
        var ended = new TaskCompletionSource();
        void Collect(object? _, JsonElement? data)
        {
            lock (events) events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(e => e.Clone()));
        }
        void End(object? _, JsonElement? data) => ended.TrySetResult();
        session.Event("Tracing.dataCollected").OnEvent += Collect;
        session.Event("Tracing.tracingComplete").OnEvent += End;
        await session.SendAsync("Tracing.start", new Dictionary<string, object>
        {
            ["transferMode"] = "ReportEvents",
            ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = Categories, ["excludedCategories"] = new[] { "*" } },
        });
        await act();
        await session.SendAsync("Tracing.end");
        await ended.Task.WaitAsync(Patience);
        session.Event("Tracing.dataCollected").OnEvent -= Collect;
        session.Event("Tracing.tracingComplete").OnEvent -= End;
        lock (events) return Longest(events);
    }

    /// <summary>Prints the longest of so many times, each from the top of the list.</summary>
    public async Task PrintLongest(string name, int times, ListOnScreen list, Func<Task> act)
    {
        var longest = 0.0;
        for (var i = 0; i < times; i++)
        {
            await list.ToTop();
            longest = Math.Max(longest, await LongestTask(act));
        }

        Figures.Print($"{name}_longest_task_ms", longest, "ms");
    }

    private static double Longest(List<JsonElement> events)
    {
        var busiest = events.Where(e => Name(e) == "FunctionCall").GroupBy(Thread).MaxBy(calls => calls.Count())?.Key
            ?? throw new CannotMeasureException("The page ran no script while it was traced.");
        var tasks = events.Where(e => Name(e) is "RunTask" or "ThreadControllerImpl::RunTask" && Thread(e) == busiest && e.TryGetProperty("tdur", out _));
        return tasks.Select(e => e.GetProperty("tdur").GetDouble() / 1000).DefaultIfEmpty().Max();
    }

    private static string Name(JsonElement e) => e.GetProperty("name").GetString()!;

    private static (long, long) Thread(JsonElement e) => (e.GetProperty("pid").GetInt64(), e.GetProperty("tid").GetInt64());
}
