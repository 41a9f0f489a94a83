using System.Globalization;

namespace Platform.Benchmarks;

/// <summary>What a verb was called with, and the token that says when its caller wants it to end.</summary>
internal sealed record VerbArgs(
    double Seconds, IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Positional, CancellationToken Stop = default)
{
    public static VerbArgs Parse(Verb verb, ReadOnlySpan<string> args, CancellationToken stop)
    {
        var (options, positional) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                positional.Add(args[i]);
                continue;
            }

            // Both --seconds 5 and --seconds=5.
            var (name, given) = args[i][2..].Split('=', 2) is [var n, var v] ? (n, v) : (args[i][2..], null);
            if (!verb.Knows(name)) throw new WrongArgumentException($"{verb.Name} knows no option --{name}.");
            options[name] = given ?? (i + 1 < args.Length ? args[++i] : throw new WrongArgumentException($"--{name} needs a value."));
        }

        var parsed = new VerbArgs(verb.Seconds, options, positional, stop);
        return parsed with { Seconds = parsed.Number("seconds", verb.Seconds) };
    }

    public string? Text(string name) => Options.GetValueOrDefault(name);

    /// <summary>A number above zero.</summary>
    public double Number(string name, double otherwise) => Text(name) switch
    {
        null => otherwise,
        var text when double.TryParse(text, CultureInfo.InvariantCulture, out var given) && given > 0 && double.IsFinite(given) => given,
        var text => throw new WrongArgumentException($"--{name} is '{text}', which is no number above zero."),
    };

    public int Count(string name, int otherwise) => Number(name, otherwise) is var given && given == (int)given
        ? (int)given
        : throw new WrongArgumentException($"--{name} is '{Text(name)}', which is no whole number.");
}
