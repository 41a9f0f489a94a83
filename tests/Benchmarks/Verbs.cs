using System.Globalization;
using Platform.Benchmarks.Twins;

namespace Platform.Benchmarks;

/// <summary>One console program, many verbs: <c>twins --seconds 5</c>.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, Func<VerbArgs, Task<int>>> Known = new()
    {
        ["twins"] = TwinsVerb.Run,
    };

    private static Task<int> Main(string[] args)
    {
        if (args is [var verb, .. var rest] && Known.TryGetValue(verb, out var run)) return run(Parse(rest));
        Console.Error.WriteLine($"Say what to do: one of {string.Join(", ", Known.Keys.Order())}.");
        return Task.FromResult(2);
    }

    private static VerbArgs Parse(string[] args)
    {
        var (options, positional) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) positional.Add(args[i]);
            else options[args[i][2..]] = i + 1 < args.Length ? args[++i] : "";
        var seconds = options.TryGetValue("seconds", out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 5;
        return new(seconds, options, positional);
    }
}
