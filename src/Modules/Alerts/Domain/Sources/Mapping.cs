using System.Collections.Immutable;
using System.Text.Json;
using Platform.Alerts.Intake;

namespace Platform.Alerts.Domain.Sources;

/// <summary>A mapping, read once: makes alerts of what was received. What cannot be one is refused by itself, and says why.</summary>
internal sealed class Mapping
{
    /// <summary>Alerts of one payload, and all the characters they may have together.</summary>
    public const int MostAlerts = 2_000, MostCharacters = 8 * 1024 * 1024;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(366), Open = TimeSpan.FromDays(3_650);

    private readonly JsonPath _each;
    private readonly JsonPath? _labelsFrom, _annotationsFrom;
    private readonly MappedText _name;
    private readonly MappedText? _severity, _startsAt, _endsAt, _fingerprint, _url;
    private readonly ImmutableArray<MappedText> _labels, _annotations;
    private readonly ImmutableArray<MappedTest> _resolvedWhen, _ignoredWhen;
    private readonly TimeSpan? _endsAfter;

    private Mapping(AlertMapping written, MappingReader read)
    {
        _each = read.Path("each", written.Each.Length == 0 ? "$" : written.Each, mayBeEach: true) ?? new(false, [], false);
        (_labelsFrom, _annotationsFrom) = (read.Path("labelsFrom", written.LabelsFrom), read.Path("annotationsFrom", written.AnnotationsFrom));
        _name = read.Value("name", "alertname", written.Name) ?? read.Missing("name", "An alert needs a name.");
        _severity = read.Value("severity", "severity", written.Severity);
        (_labels, _annotations) = (read.Pairs("labels", written.Labels), read.Pairs("annotations", written.Annotations));
        (_startsAt, _endsAt) = (read.Value("startsAt", "startsAt", written.StartsAt), read.Value("endsAt", "endsAt", written.EndsAt));
        (_resolvedWhen, _ignoredWhen) = (read.Conditions("resolvedWhen", written.ResolvedWhen), read.Conditions("ignoredWhen", written.IgnoredWhen));
        (_fingerprint, _url) = (read.Value("fingerprint", "fingerprint", written.Fingerprint), read.Value("url", "url", written.Url));
        _endsAfter = written.EndsAfterMinutes is { } minutes ? TimeSpan.FromMinutes(Math.Clamp(minutes, 1, AlertMapping.LongestMinutes)) : null;
    }

    /// <summary>Whether alerts are known by what the sender calls them.</summary>
    public bool HasFingerprint => _fingerprint is not null;

    /// <summary>The mapping, or everything of it that cannot be read.</summary>
    public static Mapping? Of(AlertMapping written, out IReadOnlyList<MappingFault> faults)
    {
        var reader = new MappingReader();
        var mapping = new Mapping(written, reader);
        faults = reader.Faults;
        return faults.Count == 0 ? mapping : null;
    }

    public MappedPayload Map(JsonElement payload, DateTimeOffset now)
    {
        var (alerts, refused, ignored) = (new List<MappedAlert>(), new List<AlertRejection>(), 0);
        if (Elements(payload, out var elements) is { } nothing) return new([], [new(0, AlertBody.Malformed, nothing)], 0);
        var (texts, index, characters) = (new PayloadTexts(payload), 0, 0L);
        foreach (var element in elements)
        {
            if (index >= MostAlerts || characters > MostCharacters)
            {
                refused.Add(new(index, "alert.too-many", $"One payload holds at most {MostAlerts:n0} alerts, of {MostCharacters:n0} characters together; this one and those after it were left out."));
                break;
            }

            if (_ignoredWhen.Any(test => test.Holds(texts, element))) ignored++;
            else if (Alert(index, texts, element, now, out var alert) is { } why) refused.Add(new(index, AlertBody.BadLabels, why));
            else
            {
                alerts.Add(alert!);
                characters += alert!.Labels.Concat(alert.Annotations).Sum(l => (long)l.Key.Length + l.Value.Length);
            }

            index++;
        }

        return new(alerts, refused, ignored);
    }

    private string? Elements(JsonElement payload, out IEnumerable<JsonElement> elements)
    {
        elements = [];
        if (_each.Find(payload) is not { } found) return "There is nothing where the alerts are said to be.";
        if (_each.IsOfEach)
        {
            if (found.ValueKind is not JsonValueKind.Array) return "Where the alerts are said to be is no list; without [*] it is one alert.";
            elements = found.EnumerateArray();
            return null;
        }

        if (found.ValueKind is not JsonValueKind.Object) return found.ValueKind is JsonValueKind.Array ? "Where the alert is said to be is a list; write [*] after it." : "Where the alert is said to be is no object.";
        elements = [found];
        return null;
    }

    private string? Alert(int index, PayloadTexts texts, JsonElement at, DateTimeOffset now, out MappedAlert? alert)
    {
        var notes = new List<string>();
        var (starts, ends) = (Time(_startsAt, "It began", texts, at, notes), Time(_endsAt, "It ended", texts, at, notes));
        var isOver = _resolvedWhen.Any(test => test.Holds(texts, at)) || ends <= now;
        var fingerprint = _fingerprint?.Of(texts, at) is { } known ? MappedAlert.Bounded(known) : null;
        if (_fingerprint is not null && fingerprint is null) notes.Add("It has no fingerprint; it is known by its labels.");
        var labels = Labels(texts, at, notes);
        var why = labels[LabelSet.AlertName].Length == 0 ? "It has no name: what says where it is leads to nothing." : LabelRules.WhyNot(labels);
        alert = null;
        // What the sender knows it by is enough to end it.
        if (why is not null && !(isOver && fingerprint is not null)) return why;

        // A sender's clock that is ahead would make an end of an earlier time, which nobody hears.
        var began = starts is { } start && start >= now - Oldest ? Instant.Truncate(start < now ? start : now) : now;
        var over = ends is { } end && starts is not null && end > began && end < now ? Instant.Truncate(end) : now;
        alert = new(index, why is null ? labels : LabelSet.Empty, Annotations(texts, at), isOver, isOver && over < began ? over : began,
            isOver ? over : ends is { } later ? Instant.Truncate(later) : now + (_endsAfter ?? Open), !isOver && ends is null && _endsAfter is not null,
            _url?.Of(texts, at) is { Length: <= LabelRules.LongestValue } url && !url.Contains('\0', StringComparison.Ordinal) ? url : null, fingerprint, notes);
        return null;
    }

    private LabelSet Labels(PayloadTexts texts, JsonElement at, List<string> notes)
    {
        var labels = _labelsFrom is null ? [] : PayloadMembers.Of(texts.Find(_labelsFrom, at)).ToList();
        foreach (var label in _labels)
            if (label.Of(texts, at) is { } value) labels.Add(new(label.Name, value));
            else notes.Add($"It has no {label.Name}: what says where it is leads to nothing.");
        if (_severity?.Of(texts, at) is { } severity) labels.Add(new("severity", severity.ToLowerInvariant()));
        else if (_severity is not null) notes.Add("It has no severity, and counts as medium.");
        if (_name.Of(texts, at) is { } name) labels.Add(new(LabelSet.AlertName, name));
        return LabelSet.Of(labels);
    }

    private LabelSet Annotations(PayloadTexts texts, JsonElement at)
    {
        var annotations = _annotationsFrom is null ? [] : PayloadMembers.Of(texts.Find(_annotationsFrom, at)).ToList();
        foreach (var annotation in _annotations)
            if (annotation.Of(texts, at) is { } text) annotations.Add(new(annotation.Name, text));
        // Nobody goes uncalled because there was too much to say: those written down here come last, and stay.
        return LabelSet.Of(annotations.TakeLast(LabelRules.MostAnnotations).Select(a => new KeyValuePair<string, string>(a.Key, a.Value.Replace("\0", "", StringComparison.Ordinal))));
    }

    private static DateTimeOffset? Time(MappedText? value, string what, PayloadTexts texts, JsonElement at, List<string> notes)
    {
        if (value?.Of(texts, at) is not { } text) return null;
        if (PayloadTimes.TryRead(text, out var time)) return time;
        notes.Add($"{what} at a time nobody can read: “{(text.Length > 40 ? text[..40] : text)}”. The time it was heard of counts.");
        return null;
    }
}
