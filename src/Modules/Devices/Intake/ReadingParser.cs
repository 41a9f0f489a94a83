using System.Buffers;
using System.Text.Json;

namespace Platform.Devices.Intake;

/// <summary>
/// Reads a body of readings piece by piece as it arrives, in whatever pieces: <c>{"readings":[{…},…]}</c> or the bare array. A reading
/// that makes no sense is refused by itself; text that is no JSON ends it all.
/// </summary>
internal sealed class ReadingParser(ReadingFields fields) : IDisposable
{
    private const int LongestValue = 64 * 1024;
    private const int MostReadings = 100_000;

    private enum Place { Start, Envelope, EnvelopeValue, List, Item, Value, Metrics, MetricValue, Skip, End }

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
    private int _length;
    private JsonReaderState _state;
    private Place _place, _afterSkip;
    private int _skipDepth;
    private bool _hasReadings;

    public void Append(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            if (_length == _buffer.Length) Grow();
            var taken = Math.Min(piece.Length, _buffer.Length - _length);
            piece[..taken].CopyTo(_buffer.AsSpan(_length));
            _length += taken;
            piece = piece[taken..];
            if (_length == _buffer.Length) Parse(isFinal: false);
        }
    }

    public void Finish()
    {
        Parse(isFinal: true);
        if (_place != Place.End) throw new MalformedTelemetryException("""The body is empty; {"readings":[…]} is expected.""");
    }

    /// <summary>Reads one line of a stream: one reading, or nothing when it is blank. A line that makes no sense is refused by itself.</summary>
    public void Line(ReadOnlySpan<byte> line)
    {
        if (line.TrimEnd("\r\n \t"u8).IsEmpty)
        {
            fields.Pass();
            return;
        }

        (_length, _state, _place) = (0, default, Place.List);
        fields.Expect();
        try
        {
            Append(line);
            Parse(isFinal: true);
        }
        catch (MalformedTelemetryException e) { fields.Fail(e.Message); }
    }

    /// <summary>Refuses a line unread.</summary>
    public void RefuseLine(string detail)
    {
        fields.Expect();
        fields.Fail(detail);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Parse(bool isFinal)
    {
        var consumed = 0;
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(consumed, _length - consumed), isFinal, _state);
            try
            {
                while (reader.Read()) Take(ref reader);
            }
            catch (JsonException e)
            {
                // The words JSON lacks but many languages print: one bad number is no reason to refuse its neighbours.
                consumed += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                if (_place is Place.Value or Place.MetricValue && NotANumber.Replace(_buffer.AsSpan(consumed, _length - consumed), isFinal) is not false and var replaced)
                {
                    if (replaced is true) continue;
                    break;
                }

                throw new MalformedTelemetryException($"{e.Message.Split(" LineNumber:")[0]} (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
            }

            consumed += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            break;
        }

        _buffer.AsSpan(consumed, _length - consumed).CopyTo(_buffer);
        _length -= consumed;
    }

    // What is left in a full buffer is one value that does not end.
    private void Grow()
    {
        if (_buffer.Length > LongestValue) throw new MalformedTelemetryException($"A single value is longer than {LongestValue / 1024} KB.");
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (_place)
        {
            case Place.Item when reader.TokenType is JsonTokenType.PropertyName:
                fields.Name(ref reader);
                _place = Place.Value;
                break;
            case Place.Item:
                fields.End();
                _place = Place.List;
                break;
            case Place.Value when reader.TokenType is JsonTokenType.StartObject && fields.IsMetrics:
                _place = Place.Metrics;
                break;
            case Place.Value:
                fields.Value(ref reader);
                SkipOr(Place.Item, ref reader);
                break;
            case Place.Metrics when reader.TokenType is JsonTokenType.PropertyName:
                fields.MetricName(ref reader);
                _place = Place.MetricValue;
                break;
            case Place.Metrics:
                _place = Place.Item;
                break;
            case Place.MetricValue:
                fields.MetricValue(ref reader);
                SkipOr(Place.Metrics, ref reader);
                break;
            case Place.List when reader.TokenType is JsonTokenType.EndArray:
                _place = reader.CurrentDepth == 0 ? Place.End : Place.Envelope;
                break;
            case Place.List:
                Begin(ref reader);
                break;
            case Place.Skip:
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == _skipDepth) _place = _afterSkip;
                break;
            default:
                TakeEnvelope(ref reader);
                break;
        }
    }

    private void Begin(ref Utf8JsonReader reader)
    {
        if (fields.Index + 1 == MostReadings) throw new MalformedTelemetryException($"There are more than {MostReadings} readings; send them in several requests.");
        fields.Begin();
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            _place = Place.Item;
            return;
        }

        fields.Refuse(RejectionCodes.Malformed, "A reading is an object.");
        fields.End();
        SkipOr(Place.List, ref reader);
    }

    private void TakeEnvelope(ref Utf8JsonReader reader)
    {
        _place = (_place, reader.TokenType) switch
        {
            (Place.Start or Place.EnvelopeValue, JsonTokenType.StartArray) => Place.List,
            (Place.Start, JsonTokenType.StartObject) => Place.Envelope,
            (Place.Envelope, JsonTokenType.PropertyName) when !_hasReadings && reader.ValueTextEquals("readings"u8) => Place.EnvelopeValue,
            (Place.Envelope, JsonTokenType.PropertyName) when _hasReadings && reader.ValueTextEquals("readings"u8) => throw new MalformedTelemetryException("\"readings\" is given twice."),
            (Place.Envelope, JsonTokenType.PropertyName) => throw new MalformedTelemetryException($"There is no field \"{ReadingFields.Shortened(reader.ValueSpan)}\" beside \"readings\"."),
            (Place.Envelope, JsonTokenType.EndObject) when _hasReadings => Place.End,
            (Place.EnvelopeValue, _) => throw new MalformedTelemetryException("\"readings\" is not an array."),
            (Place.Envelope, _) => throw new MalformedTelemetryException("There is no \"readings\"."),
            _ => throw new MalformedTelemetryException("""The body is neither {"readings":[…]} nor an array of readings."""),
        };
        _hasReadings |= _place is Place.EnvelopeValue;
    }

    private void SkipOr(Place next, ref Utf8JsonReader reader)
    {
        _place = next;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        (_place, _afterSkip, _skipDepth) = (Place.Skip, next, reader.CurrentDepth);
    }
}
