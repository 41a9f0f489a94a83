using System.Runtime.InteropServices;
using System.Text;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>
/// Gathers single measurements into readings: what one device measured in one millisecond. A measurement that makes no sense is
/// refused by itself; the place by which it is refused is its place among all of the request.
/// </summary>
internal sealed class Measurements(Submission submission, TenantDevices devices)
{
    public const int Most = 200_000;

    private const int BytesPerMeasurement = 32;
    private const string Unnamed = "The measurement names no device.";

    private readonly Dictionary<(object Device, long At), int> _places = [];
    private readonly Dictionary<string, Stranger> _strangers = [];
    private readonly List<Gathered> _gathered = [];
    private readonly OwnMetrics _own = new();

    private object? _device; // a DeviceEntry, or a Stranger
    private ReadingPart _part;
    private int _index;

    /// <summary>A device the directory does not know, or not yet.</summary>
    private sealed record Stranger(DeviceName Name);

    private struct Gathered
    {
        public object Device;
        public int Index;
        public Reading Reading;

        /// <summary>The chain of its own metrics, and how many they are.</summary>
        public int Own, Count;
    }

    /// <summary>Whose measurements follow; nobody's when the name is empty.</summary>
    public void Of(ReadOnlySpan<byte> name)
    {
        _device = devices.Find(name);
        if (_device is not null || DeviceName.Parse(name) is not { } stranger) return;
        var text = Encoding.UTF8.GetString(name);
        if (!_strangers.TryGetValue(text, out var known)) _strangers[text] = known = new(stranger);
        _device = known;
    }

    /// <summary>What is measured.</summary>
    public void Metric(ReadingPart part, ReadOnlySpan<byte> name)
    {
        _part = part;
        if (part is ReadingPart.Own) _own.Name(name);
    }

    /// <summary>One measurement of the device and the metric said last.</summary>
    /// <param name="at">Microseconds since 1970.</param>
    /// <param name="value">What was measured.</param>
    public void Add(long at, double value)
    {
        var index = Begin();
        at = at / IntakeClock.Millisecond * IntakeClock.Millisecond;
        if (_device is null) Refuse(index, RejectionCodes.UnknownDevice, Unnamed);
        else if (_part is ReadingPart.Own && !_own.IsNamed) Refuse(index, RejectionCodes.Malformed, $"{MetricNames.Rule} This one, with its labels, is longer, or has no name.");
        else if (ReadingRules.OfTime(at, submission.Now) is var (code, detail)) Refuse(index, code, detail);
        else if (Wrong(ref value) is var (reason, why)) Refuse(index, reason, why);
        else Put(index, _device, at, value);
    }

    /// <summary>One item that is no plain number.</summary>
    public void RefuseOne(string code, string detail) => Refuse(Begin(), code, detail);

    /// <summary>Passes the readings on, in the order their first measurements came in.</summary>
    public void Finish()
    {
        foreach (ref var gathered in CollectionsMarshal.AsSpan(_gathered))
        {
            if (gathered.Count > 0)
            {
                gathered.Reading.MetricsStart = submission.Metrics.WrittenCount;
                _own.Write(gathered.Own, submission.Metrics);
                gathered.Reading.MetricsLength = submission.Metrics.WrittenCount - gathered.Reading.MetricsStart;
            }

            if (gathered.Device is DeviceEntry device)
            {
                gathered.Reading.Device = device;
                submission.Accept(gathered.Index, ref gathered.Reading);
            }
            else submission.Strangers.Add((gathered.Index, ((Stranger)gathered.Device).Name, gathered.Reading));
        }
    }

    private int Begin()
    {
        if (_index == Most) throw new MalformedTelemetryException($"There are more than {Most} measurements; send them in several requests.");
        submission.Hold(BytesPerMeasurement);
        return _index++;
    }

    private void Refuse(int index, string code, string detail) => submission.Reject(index, code, detail);

    private (string Code, string Detail)? Wrong(ref double value)
    {
        if (_part is ReadingPart.BatteryRatio) value *= 100;
        return _part switch
        {
            ReadingPart.Battery or ReadingPart.BatteryRatio => ReadingRules.OfNumber(value, ReadingRules.Battery),
            ReadingPart.Signal => ReadingRules.OfNumber(value, ReadingRules.Signal),
            ReadingPart.Temperature => ReadingRules.OfNumber(value, ReadingRules.Temperature),
            ReadingPart.Online => value is 0 or 1 ? null : (RejectionCodes.OutOfRange, "online is neither 0 nor 1."),
            _ => ReadingRules.OfNumber(value, ReadingRules.Metric),
        };
    }

    private void Put(int index, object device, long at, double value)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (device, at), out var exists);
        if (!exists)
        {
            place = _gathered.Count;
            _gathered.Add(new() { Device = device, Index = index, Reading = Reading.Blank with { At = at, Items = 0 }, Own = OwnMetrics.None });
        }

        ref var gathered = ref CollectionsMarshal.AsSpan(_gathered)[place];
        if (IsThere(gathered)) submission.Duplicates++; // the first of several is kept
        else if (_part is ReadingPart.Own && gathered.Count == ReadingRules.MostMetrics)
            Refuse(index, RejectionCodes.Malformed, $"The device has more than {ReadingRules.MostMetrics} metrics at this time.");
        else Put(ref gathered, value);
    }

    private bool IsThere(in Gathered gathered) => _part switch
    {
        ReadingPart.Battery or ReadingPart.BatteryRatio => !float.IsNaN(gathered.Reading.Battery),
        ReadingPart.Signal => !float.IsNaN(gathered.Reading.Signal),
        ReadingPart.Temperature => !float.IsNaN(gathered.Reading.Temperature),
        ReadingPart.Online => gathered.Reading.Online >= 0,
        _ => _own.Has(gathered.Own),
    };

    private void Put(ref Gathered gathered, double value)
    {
        ref var reading = ref gathered.Reading;
        reading.Items++;
        switch (_part)
        {
            case ReadingPart.Battery or ReadingPart.BatteryRatio: reading.Battery = (float)value; break;
            case ReadingPart.Signal: reading.Signal = (float)value; break;
            case ReadingPart.Temperature: reading.Temperature = (float)value; break;
            case ReadingPart.Online: reading.Online = (sbyte)value; break;
            default: (gathered.Own, gathered.Count) = (_own.Add(gathered.Own, value), gathered.Count + 1); break;
        }
    }
}
