using System.Text;
using System.Text.Json;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>Gathers the fields of one reading after the other, and judges each reading when it ends.</summary>
internal sealed class ReadingFields(Submission submission, TenantDevices devices)
{
    private const float Never = float.NaN;

    private enum Field { Unknown, DeviceId, At, Battery, Signal, Temperature, Online, Metrics }

    private Reading _reading;
    private Field _field;
    private Text _text;
    private bool _hasDevice, _hasAt;
    private Guid _id;
    private int _number, _metrics;
    private string? _code, _detail;
    private int _expected;
    private (int Count, int Strangers, int Rejections) _before;

    public int Index { get; private set; } = -1;
    public bool IsMetrics => _field is Field.Metrics;

    public void Begin()
    {
        Index++;
        _reading = Reading.Blank with { MetricsStart = submission.Metrics.WrittenCount };
        _hasDevice = _hasAt = false;
        _code = null;
        _metrics = 0;
    }

    /// <summary>The first thing wrong with a reading is the one its sender is told.</summary>
    public void Refuse(string code, string detail)
    {
        if (_code is null) (_code, _detail) = (code, detail);
    }

    /// <summary>A line without a reading.</summary>
    public void Pass() => Index++;

    /// <summary>What comes next is one reading, and nothing after it.</summary>
    public void Expect() => (_expected, _before) = (Index + 1, submission.Mark());

    /// <summary>It was not: whatever was made of it is taken back.</summary>
    public void Fail(string detail)
    {
        submission.BackTo(_before);
        Index = _expected;
        submission.Reject(Index, RejectionCodes.Malformed, detail);
    }

    public void Name(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        _field = name.Length switch
        {
            2 when name.SequenceEqual("at"u8) => Field.At,
            6 when name.SequenceEqual("signal"u8) => Field.Signal,
            6 when name.SequenceEqual("online"u8) => Field.Online,
            7 when name.SequenceEqual("battery"u8) => Field.Battery,
            7 when name.SequenceEqual("metrics"u8) => Field.Metrics,
            8 when name.SequenceEqual("deviceId"u8) => Field.DeviceId,
            11 when name.SequenceEqual("temperature"u8) => Field.Temperature,
            _ => Field.Unknown,
        };
        if (_field is Field.Unknown)
            Refuse(RejectionCodes.UnknownField, $"There is no field \"{Shortened(reader.ValueSpan)}\" in a reading: deviceId, at, battery, signal, temperature, online, metrics.");
    }

    public void Value(ref Utf8JsonReader reader)
    {
        switch (_field)
        {
            case Field.DeviceId: Device(ref reader); break;
            case Field.At: At(ref reader); break;
            case Field.Battery: _reading.Battery = (float)Number(ref reader, ReadingRules.Battery); break;
            case Field.Signal: _reading.Signal = (float)Number(ref reader, ReadingRules.Signal); break;
            case Field.Temperature: _reading.Temperature = (float)Number(ref reader, ReadingRules.Temperature); break;
            case Field.Online when reader.TokenType is JsonTokenType.True: _reading.Online = 1; break;
            case Field.Online when reader.TokenType is JsonTokenType.False: _reading.Online = 0; break;
            case Field.Online when reader.TokenType is not JsonTokenType.Null: Refuse(RejectionCodes.Malformed, "online is neither true nor false."); break;
            case Field.Metrics when reader.TokenType is not JsonTokenType.Null:
                Refuse(RejectionCodes.Malformed, """metrics is not an object of numbers, such as {"vibration":3.2}."""); break;
            default: break;
        }
    }

    public void MetricName(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        if (++_metrics > ReadingRules.MostMetrics) Refuse(RejectionCodes.Malformed, $"There are more than {ReadingRules.MostMetrics} metrics.");
        if (!MetricNames.IsValid(name)) Refuse(RejectionCodes.Malformed, MetricNames.Rule);
        if (_code is not null) return;
        Write(submission.Metrics.WrittenCount == _reading.MetricsStart ? "{\""u8 : ",\""u8);
        Write(name);
        Write("\":"u8);
    }

    public void MetricValue(ref Utf8JsonReader reader)
    {
        var value = Number(ref reader, ReadingRules.Metric);
        if (_code is not null) return;
        // As it was written, unless the database might take offence at its exponent or its length.
        if (reader.TokenType is JsonTokenType.Null) Write("null"u8);
        else if (reader.ValueSpan.Length <= 24 && !reader.ValueSpan.ContainsAny((byte)'e', (byte)'E')) Write(reader.ValueSpan);
        else Write(Encoding.ASCII.GetBytes(value.ToString("R")));
    }

    public void End()
    {
        _reading.MetricsLength = submission.Metrics.WrittenCount - _reading.MetricsStart;
        if (_reading.MetricsLength > 0)
        {
            Write("}"u8);
            _reading.MetricsLength++;
        }

        if (!_hasDevice) Refuse(RejectionCodes.Malformed, "deviceId is missing: the device's id, or its number, such as D-17.");
        else if (!_hasAt) Refuse(RejectionCodes.Malformed, "at is missing: when the reading was taken, such as 2026-11-20T10:00:00Z.");
        else if (_reading.SaysNothing)
            Refuse(RejectionCodes.Empty, "The reading says nothing: give battery, signal, temperature, online or metrics.");

        if (_code is not null) submission.Reject(Index, _code, _detail!);
        else if ((DeviceEntry?)_reading.Device is null) submission.Strangers.Add((Index, new(_id, _number), _reading));
        else submission.Accept(Index, ref _reading);
    }

    private void Device(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            Refuse(RejectionCodes.Malformed, "deviceId is not a text.");
            return;
        }

        _hasDevice = true;
        var text = reader.ValueSpan;
        (_id, _number) = (Guid.Empty, 0);
        if (text.Length == 36 && Guid.TryParse(text, out _id)) _reading.Device = devices.Find(_id)!;
        else if (DeviceNumber.TryParse(text, out _number)) _reading.Device = devices.Find(_number)!;
        else Refuse(RejectionCodes.UnknownDevice, ReadingRules.UnknownDevice);
    }

    private void At(ref Utf8JsonReader reader)
    {
        _hasAt = true;
        if (reader.TokenType is not JsonTokenType.String || !_text.Instant(reader.ValueSpan, out var at))
        {
            Refuse(RejectionCodes.Malformed, "at is not an instant with its zone, such as 2026-11-20T10:00:00Z.");
            return;
        }

        _reading.At = at;
        if (ReadingRules.OfTime(at, submission.Now) is var (code, detail)) Refuse(code, detail);
    }

    private double Number(ref Utf8JsonReader reader, in ReadingRules.Range range)
    {
        if (reader.TokenType is JsonTokenType.Null) return Never;
        if (reader.TokenType is not JsonTokenType.Number)
        {
            var isWord = reader.TokenType is JsonTokenType.String && (reader.ValueSpan.Length == 0 || NotANumber.Is(reader.ValueSpan));
            Refuse(isWord ? RejectionCodes.NotANumber : RejectionCodes.Malformed, $"{range.Name} is not a number.");
            return Never;
        }

        var value = Text.Number(reader.ValueSpan);
        if (ReadingRules.OfNumber(value, range) is not var (code, detail)) return value;
        Refuse(code, detail);
        return Never;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(submission.Metrics.GetSpan(bytes.Length));
        submission.Metrics.Advance(bytes.Length);
    }

    /// <summary>As it was written, so far as it can be shown.</summary>
    public static string Shortened(ReadOnlySpan<byte> name) => name.Length <= 40 ? Encoding.UTF8.GetString(name) : Encoding.UTF8.GetString(name[..40]) + "…";
}
