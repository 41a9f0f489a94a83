using System.Globalization;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>detect: what the anomaly detector of a device's metric says of a recorded series, row by row.</summary>
internal static class DetectVerb
{
    public const string Usage = "<csv>";

    public static Task<int> Run(VerbArgs args)
    {
        if (args.Positional is not [var csv]) throw new WrongArgumentException("detect needs one CSV file of timestamp,value.");
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024);
        output.WriteLine("timestamp,value,anomaly_score");
        var (detector, rows, unusable) = (default(MetricWatch), 0, 0);
        foreach (var row in RecordedRows.Read(csv))
        {
            args.Stop.ThrowIfCancellationRequested();
            if (row.IsUsable) detector = MetricWatch.After(detector, (float)row.Value, row.At!.Value);
            else unusable++;
            rows++;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Timestamp},{row.Text},{(row.IsUsable ? detector!.Score : 0):0.######}"));
        }

        if (unusable > 0) Console.Error.WriteLine($"{unusable} of {rows} rows are no timestamp,value; they are given 0 and are not learned from.");
        return rows > 0 ? Task.FromResult(0) : throw new CannotMeasureException($"{csv} has no rows.");
    }
}
