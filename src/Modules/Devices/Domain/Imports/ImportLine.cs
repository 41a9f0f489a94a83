using Platform.Hosting.Privacy;
using Platform.Hosting.Tables;

namespace Platform.Devices.Domain.Imports;

/// <summary>Why a line, or one field of it, is not taken.</summary>
internal sealed record ImportProblem(int Line, string? Field, string Code, string Message)
{
    public static ImportProblem Of(int line, string? field, Refusal refusal, string? value = null) =>
        new(line, field, refusal.Code, value is null ? refusal.Message : $"'{(value.Length > 60 ? $"{value[..60]}…" : value)}': {refusal.Message}");
}

/// <summary>What a line of a file says of a device. An empty cell says nothing: what the device has, stays.</summary>
internal sealed record ImportLine(int Line)
{
    private static readonly char[] BetweenTags = [' ', ',', ';', '\t', '\n', '\r'];

    public int? Number { get; private set; }
    public string? Name { get; private set; }
    public string? Serial { get; private set; }
    public Guid? SiteId { get; private set; }
    public Guid? TypeId { get; private set; }
    public Guid? GroupId { get; private set; }
    public string? Gateway { get; private set; }
    public string[]? Tags { get; private set; }
    public List<ImportProblem> Problems { get; } = [];

    public static ImportLine Read(TableRow row, ImportMapping mapping, ImportNames names)
    {
        var line = new ImportLine(row.Line)
        {
            Name = Text(row, mapping.Name), Serial = Text(row, mapping.Serial), Gateway = Text(row, mapping.Gateway),
        };
        if (Text(row, mapping.Number) is { } number)
        {
            if (DeviceNumber.TryParse(number, out var known)) line.Number = known;
            else line.Refuse("number", DeviceImportRefusals.Malformed, number);
        }

        if (line.Name?.Length > DeviceFacts.LongestName) line.Refuse("name", DeviceRefusals.NameTooLong, line.Name);
        if (line.Serial?.Length > DeviceFacts.LongestSerial) line.Refuse("serial", DeviceRefusals.SerialTooLong, line.Serial);
        line.SiteId = line.Found("site", Text(row, mapping.Site), names.Site, DeviceRefusals.UnknownSite);
        line.TypeId = line.Found("type", Text(row, mapping.Type), names.Type, DeviceImportRefusals.UnknownType);
        line.GroupId = line.Found("group", Text(row, mapping.Group), names.Group, DeviceImportRefusals.UnknownGroup);
        if (Text(row, mapping.Tags) is { } tags)
        {
            var tidy = Domain.Tags.Tidy(tags.Split(BetweenTags));
            if (tidy.Refusal is { } refusal) line.Refuse("tags", refusal, tags);
            else line.Tags = tidy.Value;
        }

        return line;
    }

    public void Refuse(string? field, Refusal refusal, string? value = null) => Problems.Add(ImportProblem.Of(Line, field, refusal, value));

    /// <summary>What the device is, once this line is taken; its gateway comes later, for it may be further down in the file.</summary>
    public DeviceFacts Apply(DeviceFacts facts) => facts with
    {
        Name = Name ?? facts.Name, Serial = Serial ?? facts.Serial, SiteId = SiteId ?? facts.SiteId, TypeId = TypeId ?? facts.TypeId,
        GroupId = GroupId ?? facts.GroupId, Tags = Tags ?? facts.Tags,
    };

    /// <summary>What a new device lacks.</summary>
    public void CheckNew(ImportSettings settings)
    {
        if (Number is { } number) Refuse("number", DeviceImportRefusals.UnknownDevice, DeviceNumber.Of(number));
        if (Name is null) Refuse("name", DeviceRefusals.Nameless);
        if ((SiteId ?? settings.SiteId) is null && Problems.TrueForAll(p => p.Field != "site")) Refuse("site", DeviceImportRefusals.SiteMissing);
        if ((TypeId ?? settings.TypeId) is null && Problems.TrueForAll(p => p.Field != "type")) Refuse("type", DeviceImportRefusals.TypeMissing);
    }

    private Guid? Found(string field, string? text, Func<string, Guid?> find, Refusal unknown)
    {
        if (text is null) return null;
        var found = find(text);
        if (found is null) Refuse(field, unknown, text);
        return found;
    }

    private static string? Text(TableRow row, int? column) => row[column] is { } cell ? Csv.Original(cell) : null;
}
