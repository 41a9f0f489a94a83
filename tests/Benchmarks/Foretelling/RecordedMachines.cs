using System.Globalization;

namespace Platform.Benchmarks.Foretelling;

/// <summary>What is recorded of one machine: errors it reported, when which part failed or was replaced, and how old it is.</summary>
internal sealed record RecordedMachine(
    string Id, int Age, string Model, IReadOnlyList<(DateTimeOffset At, string What)> Errors, IReadOnlyList<(DateTimeOffset At, string What)> Failures, IReadOnlyList<(DateTimeOffset At, string What)> Maintenance);

/// <summary>Reads the machines of a folder.</summary>
internal static class RecordedMachines
{
    public static IReadOnlyList<RecordedMachine> Read(string folder)
    {
        var (errors, failures, maintenance) = (Events(folder, "errors.csv"), Events(folder, "failures.csv"), Events(folder, "maint.csv"));
        return [.. Rows(folder, "machines.csv").Select(r => r is [var id, var model, var age] && int.TryParse(age, out var years)
            ? new RecordedMachine(id, years, model, [.. errors[id]], [.. failures[id]], [.. maintenance[id]])
            : throw new WrongArgumentException($"machines.csv: '{string.Join(',', r)}' is no machine, model and age."))];
    }

    private static ILookup<string, (DateTimeOffset At, string What)> Events(string folder, string file) => Rows(folder, file)
        .Select(r => r is [var at, var machine, var what] && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? (Machine: machine, Event: (At: when, What: what))
            : throw new WrongArgumentException($"{file}: '{string.Join(',', r)}' is no time, machine and event."))
        .OrderBy(r => r.Event.At).ToLookup(r => r.Machine, r => r.Event);

    private static IEnumerable<string[]> Rows(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new WrongArgumentException($"There is no {path}.");
        return File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',').Select(field => field.Trim('"')).ToArray());
    }
}
