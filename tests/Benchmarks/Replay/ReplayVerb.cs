using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Replay;

/// <summary>
/// replay-series: a recorded series as the life of one device. Weeks pass in a minute, squeezed into the hours before now so that
/// the device's page shows all of it, and its health is noted as it goes.
/// </summary>
internal static class ReplayVerb
{
    public const string Usage = "<csv> [--metric temperature] [--device <id>] [--type Machine] [--speed 1000] [--hours 23] " +
        "[--windows <json>] [--url <url> --key <key>]";

    private const int Steps = 40; // a second: after each, health is looked at

    public static async Task<int> Run(VerbArgs args)
    {
        if (args.Positional is not [var csv]) throw new WrongArgumentException("replay-series needs one CSV file of timestamp,value.");
        var (series, speed, metric) = (SeriesCsv.Read(csv), args.Number("speed", 1_000), args.Text("metric") ?? "temperature");
        var windows = args.Text("windows") is { } file ? Window.Read(file, csv) : [];
        foreach (var row in series.Skipped.Take(20)) Console.WriteLine($"skipped {row}");
        if (series.Skipped.Count > 20) Console.WriteLine($"… and {series.Skipped.Count - 20} more rows");

        await using var target = await Target.Of(args);
        using var api = new Api(target.Url, target.Key);
        var device = args.Text("device") is { } id
            ? new ReplayedDevice(api, id)
            : await ReplayedDevice.Register(api, Path.GetFileNameWithoutExtension(csv), args.Text("type") ?? "Machine", args.Stop);
        var compression = new Compression(series.Points[0].At, series.Points[^1].At, DateTime.UtcNow, TimeSpan.FromHours(args.Number("hours", 23)));
        Console.WriteLine($"{series.Points.Count} points, {compression.From:yyyy-MM-dd HH:mm} to {compression.To:yyyy-MM-dd HH:mm}, {compression.Factor:0} times faster");
        Console.WriteLine($"device: {new Uri(target.Url, $"/devices/{device.Id}")}");

        var course = new HealthCourse();
        var clock = Stopwatch.StartNew();
        var step = Math.Max(1, (int)(speed / Steps));
        for (var next = 0; next < series.Points.Count; next += step)
        {
            var points = series.Points.Skip(next).Take(step).ToList();
            await device.Report(metric, points, compression, args.Stop);
            course.Add(await device.StandAfter(points[^1], compression, args.Stop));
            var due = TimeSpan.FromSeconds((next + points.Count) / speed) - clock.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due, args.Stop);
        }

        course.TellBands();
        Figures.Print("replay.points", series.Points.Count, "points");
        Figures.Print("replay.skipped_rows", series.Skipped.Count, "rows");
        course.PrintLowest();
        if (windows.Count > 0) course.PrintWindows(windows);
        return 0;
    }
}
