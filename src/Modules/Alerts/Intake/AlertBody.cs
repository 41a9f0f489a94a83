using System.Globalization;
using System.Text.Json;

namespace Platform.Alerts.Intake;

/// <summary>Reads a list of alerts as Alertmanager takes them. What cannot be an alert is refused by itself; only what is no JSON refuses the whole.</summary>
internal sealed class AlertBody(KnownAlerts known, DateTimeOffset now, TimeSpan resolveTimeout, bool isStrict)
{
    public const string Malformed = "alert.malformed", BadLabels = "alert.labels", BadTimes = "alert.times", UnknownField = "alert.unknown-field";

    // A list that is larger than that from the beginning would outlive its request.
    private const int UsualLength = 200, MostAtOnce = 1_200;

    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(366), MostBehind = TimeSpan.FromDays(366);

    public List<Arrival> Arrivals { get; private set; } = [];
    public List<AlertRejection> Rejections { get; } = [];

    /// <exception cref="JsonException">The body is no list of objects.</exception>
    public void Read(ReadOnlySpan<byte> body)
    {
        Arrivals = new(Math.Min(body.Length / UsualLength, MostAtOnce));
        var reader = new Utf8JsonReader(body, new() { MaxDepth = 8 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list of alerts is expected: [{\"labels\": {\"alertname\": \"…\"}}].");
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                Reject(index, Malformed, "An alert is an object with labels.");
            }
            else
            {
                var start = reader;
                try { ReadAlert(ref reader, body, index); }
                catch (InvalidOperationException) // a half of a pair that makes one character is JSON, but no text
                {
                    reader = start;
                    reader.Skip();
                    Reject(index, Malformed, "What is written in it is no text: a character is only half there.");
                }
            }
        }

        if (reader.Read()) throw new JsonException("Something follows the list of alerts.");
    }

    private void ReadAlert(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int index)
    {
        ReadOnlySpan<byte> labels = default, annotations = default;
        DateTimeOffset? startsAt = null, endsAt = null;
        string? url = null, problem = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("labels"u8)) labels = body[Object(ref reader)];
            else if (reader.ValueTextEquals("annotations"u8)) annotations = body[Object(ref reader)];
            else if (reader.ValueTextEquals("startsAt"u8)) startsAt = Time(ref reader, ref problem);
            else if (reader.ValueTextEquals("endsAt"u8)) endsAt = Time(ref reader, ref problem);
            else if (reader.ValueTextEquals("generatorURL"u8) || reader.ValueTextEquals("generatorUrl"u8)) url = Text(ref reader, ref problem);
            else
            {
                if (isStrict) problem ??= $"There is no field {Short(reader.GetString()!)}; an alert has labels, annotations, startsAt, endsAt and generatorURL.";
                reader.Read();
                reader.Skip();
            }
        }

        if (problem is not null) Reject(index, problem.StartsWith("There is no", StringComparison.Ordinal) ? UnknownField : Malformed, problem);
        else Accept(index, labels, annotations, startsAt, endsAt, url);
    }

    private void Accept(int index, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> annotations, DateTimeOffset? startsAt, DateTimeOffset? endsAt, string? url)
    {
        if (!known.TryFind(labels, out var alert))
        {
            if (ReadLabels(labels) is not { } read)
            {
                Reject(index, BadLabels, "Labels are an object of texts.");
                return;
            }

            if (LabelRules.WhyNot(read) is { } why)
            {
                Reject(index, BadLabels, why);
                return;
            }

            alert = known.Add(labels, new(read));
        }

        if (alert.AnnotationsFrom(annotations) is not { } notes)
        {
            if (annotations.IsEmpty) notes = LabelSet.Empty;
            else if ((notes = ReadLabels(annotations)) is null || LabelRules.WhyNotAnnotations(notes) is not null)
            {
                Reject(index, BadLabels, notes is null ? "Annotations are an object of texts." : LabelRules.WhyNotAnnotations(notes)!);
                return;
            }

            alert.Remember(annotations, notes);
        }

        // As Alertmanager: no start is now, or the end; no end is the timeout.
        var isTimeout = endsAt is null;
        var starts = startsAt ?? endsAt ?? now;
        var ends = endsAt ?? now + resolveTimeout;
        if (ends < starts && !isTimeout) Reject(index, BadTimes, "The start time must be before the end time.");
        else if (starts > now + MostAhead || ends > now + MostAhead || starts < now - MostBehind) Reject(index, BadTimes, "An alert neither begins nor ends more than a year from now.");
        else Arrivals.Add(new(index, alert, notes, Instant.Truncate(starts), Instant.Truncate(ends), isTimeout, url));
    }

    private void Reject(int index, string code, string detail) => Rejections.Add(new(index, code, detail));

    private static Range Object(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    // Go's zero time counts as none.
    private static DateTimeOffset? Time(ref Utf8JsonReader reader, ref string? problem)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length == 0) return null;
        if (reader.TokenType == JsonTokenType.String && (reader.TryGetDateTimeOffset(out var at) || TryLongTime(reader.GetString()!, out at))) return at.Year == 1 ? null : at.ToUniversalTime();
        problem ??= "A time is written as in 2026-11-21T10:00:00Z.";
        reader.Skip();
        return null;
    }

    // Go writes nanoseconds, two digits more than are kept.
    private static bool TryLongTime(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) && text.Length <= 40 && text.Contains('T');

    private static string? Text(ref Utf8JsonReader reader, ref string? problem)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LabelRules.LongestValue) return reader.GetString() is { Length: > 0 } text && !text.Contains('\0') ? text : null;
        problem ??= $"A generatorURL is a text of at most {LabelRules.LongestValue:n0} characters.";
        reader.Skip();
        return null;
    }

    // More labels than any alert may have are not kept in memory only to be counted.
    private static LabelSet? ReadLabels(ReadOnlySpan<byte> written)
    {
        var reader = new Utf8JsonReader(written);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return written.IsEmpty ? LabelSet.Empty : null;
        var labels = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && labels.Count <= 4 * LabelRules.MostLabels)
        {
            if (reader.ValueSpan.Length > 8 * LabelRules.LongestName) return null;
            var name = Words.Of(ref reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) return null;
            labels.Add(new(name, reader.ValueSpan.Length > 8 * LabelRules.LongestAnnotation ? new('x', LabelRules.LongestAnnotation + 1) : Words.Of(ref reader)));
        }

        return LabelSet.Of(labels);
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
