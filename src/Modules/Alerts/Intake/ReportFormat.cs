using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Intake;

/// <summary>Reports of one site as they stand in the log: a byte for the layout, how many, then one after the other, in words that have numbers.</summary>
internal sealed class ReportFormat
{
    private const byte Plain = 1, Worded = 2;

    private readonly WordedWriter _to = new();

    /// <summary>One list at a time: it keeps what it needs for the next.</summary>
    public byte[] Write(IReadOnlyList<AlertReport> reports)
    {
        _to.Begin(Worded);
        WriteList(reports);
        return _to.ToArray();
    }

    /// <summary>Several lists, each to be read by itself. They share memory, which the next call overwrites.</summary>
    public ReadOnlyMemory<byte>[] Write(IReadOnlyList<ImmutableArray<AlertReport>> lists)
    {
        var ends = new int[lists.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            if (i == 0) _to.Begin(Worded);
            else _to.BeginAfter(Worded);
            WriteList(lists[i]);
            ends[i] = _to.Written.Length;
        }

        var written = new ReadOnlyMemory<byte>[ends.Length];
        for (var i = 0; i < ends.Length; i++) written[i] = _to.Written[(i == 0 ? 0 : ends[i - 1])..ends[i]];
        return written;
    }

    private void WriteList(IReadOnlyList<AlertReport> reports)
    {
        _to.Number(reports.Count);
        for (var i = 0; i < reports.Count; i++) Write(reports[i]);
    }

    /// <exception cref="FormatException">The bytes are no reports.</exception>
    public static ImmutableArray<AlertReport> Read(ReadOnlySpan<byte> from)
    {
        try
        {
            if (from[0] is not (Plain or Worded)) throw new FormatException($"Reports in the layout {from[0]} cannot be read.");
            var reader = new WordedReader(from[1..], isWorded: from[0] == Worded);
            var reports = new AlertReport[reader.Count()];
            for (var i = 0; i < reports.Length; i++) reports[i] = Report(ref reader);
            return ImmutableCollectionsMarshal.AsImmutableArray(reports);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException) { throw new FormatException("The reports are cut short, or damaged.", e); }
    }

    private void Write(AlertReport report)
    {
        _to.Pairs(report.Labels);
        _to.Pairs(report.Annotations);
        _to.Time(report.StartsAt);
        _to.Time(report.EndsAt);
        _to.Number(report.IsTimeout ? 1 : 0);
        _to.Word(report.GeneratorUrl ?? "");
        _to.Word(report.Device ?? "");
        _to.Words(report.Behind);
    }

    private static AlertReport Report(ref WordedReader from)
    {
        var (labels, annotations) = (from.Pairs(), from.Pairs());
        var (starts, ends, isTimeout) = (from.Time(), from.Time(), from.Number() == 1);
        return new(labels, annotations, starts, ends, isTimeout, from.WordOrNone()) { Device = from.WordOrNone(), Behind = from.Words() };
    }
}
