using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Running;
using Platform.Calendars;

namespace Platform.Benchmarks.Calendars;

/// <summary>The calendar engine of Request Tracker, Perl's Business::Hours, as it is installed or as Debian gives it out.</summary>
internal sealed class RtEngine
{
    private static readonly string[] Packages = ["libbusiness-hours-perl", "libset-intspan-perl"];

    private readonly string? _library;

    private RtEngine(string? library) => _library = library;

    /// <summary>The installed engine, or one fetched into the scratch folder without installing anything.</summary>
    public static async Task<RtEngine> Find(Scratch scratch, CancellationToken ct)
    {
        if (await Runs("perl", ["-MBusiness::Hours", "-e", "1"], scratch, ct)) return new(null);

        if (await Runs("apt-get", ["download", .. Packages], scratch, ct))
        {
            foreach (var package in Directory.GetFiles(scratch.Path, "*.deb")) await Runs("dpkg", ["-x", package, scratch.Path], scratch, ct);
            var library = scratch.Within("usr/share/perl5");
            if (await Runs("perl", ["-I", library, "-MBusiness::Hours", "-e", "1"], scratch, ct)) return new(library);
        }

        throw new CannotMeasureException("there is no RT engine to compare with: install perl and Business::Hours (apt-get install libbusiness-hours-perl).");
    }

    /// <summary>When each piece of work is due, in seconds since 1970 and -1 where the engine does not know; and the processor time all of them took.</summary>
    public async Task<(IReadOnlyList<long> Due, TimeSpan Took)> Answer(CalendarRules rules, IReadOnlyList<Question> questions, CancellationToken ct)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Calendars", "rt-due.pl");
        var start = new ProcessStartInfo("perl", _library is null ? [script] : ["-I", _library, script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["TZ"] = rules.Zone },
        };
        using var perl = Process.Start(start)!;
        try
        {
            var answers = perl.StandardOutput.ReadToEndAsync(ct);
            foreach (var line in Calendar(rules)) await perl.StandardInput.WriteLineAsync(line.AsMemory(), ct);
            foreach (var (at, work) in questions)
                await perl.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"due {at.ToUnixTimeSeconds()} {work.TotalSeconds}").AsMemory(), ct);
            perl.StandardInput.Close();
            var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length != questions.Count + 1) throw new CannotMeasureException($"RT's engine answered {lines.Length - 1} of {questions.Count} questions.");
            return ([.. lines[..^1].Select(line => long.Parse(line, CultureInfo.InvariantCulture))], TimeSpan.FromSeconds(double.Parse(lines[^1].Split(' ')[1], CultureInfo.InvariantCulture)));
        }
        finally
        {
            if (!perl.HasExited) perl.Kill();
        }
    }

    // RT knows one span a day with breaks in it, and days of the year that are closed.
    private static IEnumerable<string> Calendar(CalendarRules rules)
    {
        foreach (var (day, periods) in rules.Week.Days().Index().Where(d => d.Item.Count > 0))
            yield return $"week {day} {periods[0].From:HH\\:mm} {periods[^1].To:HH\\:mm}" + (periods is [var morning, var afternoon] ? $" {morning.To:HH\\:mm} {afternoon.From:HH\\:mm}" : "");
        foreach (var holiday in rules.Holidays) yield return $"holiday {holiday.From:MM-dd}";
    }

    private static async Task<bool> Runs(string program, string[] args, Scratch scratch, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = scratch.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }
}

/// <summary>Work of so long that begins then.</summary>
internal readonly record struct Question(DateTimeOffset Start, TimeSpan Work);
