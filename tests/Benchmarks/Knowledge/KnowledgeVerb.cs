using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Knowledge;

/// <summary>kb: how soon articles are suggested for a ticket as it is typed, out of 50,000, over HTTP; how often the suggestions are of the topic asked about; and how soon a search answers.</summary>
internal static class KnowledgeVerb
{
    public const string Usage = "[--articles 50000] [--seconds 20]";

    private const int Seed = 1234;

    public static async Task<int> Run(VerbArgs args)
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var clock = Stopwatch.StartNew();
        var articles = await ManyArticles.Write(host, api, args.Count("articles", 50_000), args.Stop);
        Console.WriteLine($"{articles.Written.Count} articles written and indexed in {clock.Elapsed.TotalSeconds:0} s");

        var (chance, topics) = (new Random(Seed), articles.Written.ToDictionary(a => a.Id, a => a.Topic));
        var (asked, right, shown) = (0, 0, 0);
        await Measure(host, "kb.suggest", args.Seconds / 2, async () =>
        {
            var topic = articles.Written[chance.Next(articles.Written.Count)].Topic;
            var (subject, description) = articles.Words.Question(chance, topic);
            var answer = await api.Post("/v1/knowledge/suggestions", new { subject, description }, args.Stop);
            var ids = answer.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetGuid()).ToList();
            (asked, shown) = (asked + 1, shown + ids.Count);
            if (ids.Any(id => topics.GetValueOrDefault(id, -1) == topic)) right++;
        });
        Figures.Print("kb.suggest_hit_rate", (double)right / asked, "of questions are shown an article of their topic");
        Figures.Print("kb.suggested", (double)shown / asked, "articles a question");
        await Measure(host, "kb.search", args.Seconds / 2, async () =>
        {
            var (subject, _) = articles.Words.Question(chance, ArticleWords.AnyTopic(chance));
            await api.Get($"/v1/knowledge/search?q={Uri.EscapeDataString(string.Join(' ', subject.Split(' ').Take(3)))}", args.Stop);
        });
        return 0;
    }

    private static async Task Measure(HostProcess host, string name, double seconds, Func<Task> ask)
    {
        for (var i = 0; i < 50; i++) await ask(); // what is compiled and planned then is no part of it
        var (times, before, all) = (new List<double>(), host.ProcessorTime, Stopwatch.StartNew());
        while (all.Elapsed.TotalSeconds < seconds)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Figures.Print($"{name}_p95_ms", times[(int)(0.95 * (times.Count - 1))], "ms");
        Figures.Print($"{name}_p50_ms", times[times.Count / 2], "ms");
        Figures.Print($"{name}_max_ms", times[^1], "ms");
        Figures.Print($"{name}_cpu_ms", (host.ProcessorTime - before).TotalMilliseconds / times.Count, "ms");
    }
}
