using System.IO.Compression;
using System.Xml;

namespace Platform.Hosting.Tables;

/// <summary>
/// The first sheet of a workbook (Office Open XML, ECMA-376 part 1, 18), read row by row. Formulas count as what they last came to. What a workbook says of
/// its sizes is not believed: every part is read up to a limit, and a document type, which could pull in others, is refused.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostParts = 2_000;
    private const long MostSheetCharacters = 64 * 1024 * 1024, MostOtherCharacters = 32 * 1024 * 1024;
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive _parts;
    private readonly string _sheetPart;
    private readonly IReadOnlyList<string> _shared;

    private Workbook(ZipArchive parts, string sheet, string sheetPart, IReadOnlyList<string> shared) =>
        (_parts, Sheet, _sheetPart, _shared) = (parts, sheet, sheetPart, shared);

    /// <summary>The sheet's name.</summary>
    public string Sheet { get; }

    public static Workbook Open(Stream file)
    {
        // An archive lists its parts at its end, and what it lists is all read at once.
        if (ZipDirectory.CountEntries(file) > MostParts) throw new TableRefusedException(TableRefusals.TooManyParts);
        file.Position = 0;
        var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var (name, relation) = FirstSheet(parts);
        var targets = Targets(parts);
        var sheet = targets.Where(t => t.Id == relation).Select(t => t.Part).FirstOrDefault() ?? throw new TableRefusedException(TableRefusals.NoSheet);
        var strings = targets.Where(t => t.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Select(t => t.Part).FirstOrDefault();
        return new(parts, name, sheet, strings is null ? [] : SharedStrings(parts, strings));
    }

    public IEnumerable<TableRow> Rows()
    {
        using var xml = Read(_parts, _sheetPart, MostSheetCharacters);
        foreach (var row in SheetRows.Of(xml, _shared)) yield return row;
    }

    public void Dispose() => _parts.Dispose();

    /// <summary>Says what is wrong with a workbook that no program wrote as it is.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try { return read(); }
        catch (XmlException e) when (e.Message.Contains("MaxCharacters", StringComparison.Ordinal)) { throw new TableRefusedException(TableRefusals.TooMuch); }
        catch (Exception e) when (e is XmlException or InvalidDataException or NotSupportedException or IOException or FormatException or OverflowException)
        {
            throw new TableRefusedException(TableRefusals.Malformed(e.Message));
        }
    }

    private static (string Name, string Relation) FirstSheet(ZipArchive parts)
    {
        using var xml = Read(parts, "xl/workbook.xml", MostOtherCharacters);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is null or "visible" && RelationOf(xml) is { } relation)
                return (xml.GetAttribute("name") ?? "", relation);
        throw new TableRefusedException(TableRefusals.NoSheet);
    }

    // r:id, whose namespace differs between the transitional and the strict format.
    private static string? RelationOf(XmlReader xml)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.Prefix.Length > 0) value = xml.Value;
        xml.MoveToElement();
        return value;
    }

    private static List<(string Id, string Type, string Part)> Targets(ZipArchive parts)
    {
        using var xml = Read(parts, "xl/_rels/workbook.xml.rels", MostOtherCharacters);
        var targets = new List<(string, string, string)>();
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship", NamespaceURI: Relations } && targets.Count < MostParts)
                targets.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", PartOf(xml.GetAttribute("Target") ?? "")));
        return targets;
    }

    private static string PartOf(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    private static List<string> SharedStrings(ZipArchive parts, string part)
    {
        using var xml = Read(parts, part, MostOtherCharacters);
        var strings = new List<string>();
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(SheetRows.TextOf(xml));
        return strings;
    }

    private static XmlReader Read(ZipArchive parts, string part, long mostCharacters) =>
        XmlReader.Create(
            (parts.GetEntry(part) ?? throw new InvalidDataException($"it has no part {part}.")).Open(),
            new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = mostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });
}
