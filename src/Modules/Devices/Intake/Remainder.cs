using System.Text.Json;
using Npgsql;

namespace Platform.Devices.Intake;

/// <summary>
/// What is stored already of a reading whose measurements come in several requests. The rest is stored beside it, within the same
/// millisecond: such senders give no finer time, so every row keeps a time of its own and no measurement is stored twice.
/// </summary>
internal sealed class Remainder
{
    public static readonly TimeSpan Span = TimeSpan.FromMicroseconds(999);

    private readonly HashSet<string> _metrics = [];
    private bool _battery, _signal, _temperature, _online;
    private long _last;

    public Remainder(NpgsqlDataReader stored) => Take(stored);

    /// <summary>Takes note of a row of: at, battery, signal, temperature, online (whether there is one), metrics.</summary>
    public void Take(NpgsqlDataReader stored)
    {
        if (!stored.IsDBNull(1)) _last = Math.Max(_last, IntakeClock.Of(stored.GetFieldValue<DateTimeOffset>(1)));
        _battery |= stored.GetBoolean(2);
        _signal |= stored.GetBoolean(3);
        _temperature |= stored.GetBoolean(4);
        _online |= stored.GetBoolean(5);
        if (stored.IsDBNull(6)) return;
        using var metrics = JsonDocument.Parse(stored.GetString(6));
        foreach (var metric in metrics.RootElement.EnumerateObject()) _metrics.Add(metric.Name);
    }

    /// <summary>Takes away from the reading what is stored; false when nothing is left.</summary>
    public bool Reduce(Submission submission, ref Reading reading)
    {
        if (_battery) reading.Battery = float.NaN;
        if (_signal) reading.Signal = float.NaN;
        if (_temperature) reading.Temperature = float.NaN;
        if (_online) reading.Online = -1;
        if (reading.MetricsLength > 0 && _metrics.Count > 0) KeepNewMetrics(submission, ref reading);
        if (reading.SaysNothing) return false;
        if (_last > 0 && reading.ClaimedAt == 0) reading.At = _last + 1;
        return true;
    }

    private void KeepNewMetrics(Submission submission, ref Reading reading)
    {
        using var metrics = JsonDocument.Parse(submission.Metrics.WrittenMemory.Slice(reading.MetricsStart, reading.MetricsLength));
        var left = metrics.RootElement.EnumerateObject().Where(m => !_metrics.Contains(m.Name)).ToDictionary(m => m.Name, m => m.Value);
        var json = left.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(left);
        (reading.MetricsStart, reading.MetricsLength) = (submission.Metrics.WrittenCount, json.Length);
        json.CopyTo(submission.Metrics.GetSpan(json.Length + 1));
        submission.Metrics.Advance(json.Length);
    }
}
