using System.ComponentModel;

namespace Platform.Devices.Domain.Imports;

/// <summary>From which column of the file each field of a device is taken, counted from 0; null is taken from nowhere.</summary>
internal sealed record ImportMapping
{
    [Description("D-17: the device there is, to be changed.")] public int? Number { get; init; }
    public int? Name { get; init; }
    [Description("A device with this serial is changed, when there is one.")] public int? Serial { get; init; }
    [Description("By name, number or id.")] public int? Site { get; init; }
    [Description("By name or id.")] public int? Type { get; init; }
    [Description("By name or id.")] public int? Group { get; init; }
    [Description("By number, serial or name; it may be in the same file.")] public int? Gateway { get; init; }
    [Description("With blanks, commas or semicolons between.")] public int? Tags { get; init; }

    public IEnumerable<int> Columns() => new[] { Number, Name, Serial, Site, Type, Group, Gateway, Tags }.OfType<int>();

    /// <summary>The mapping the columns' names suggest: as our own export calls them, or as other systems do.</summary>
    public static ImportMapping Guess(IReadOnlyList<string> columns)
    {
        var words = columns.Select(Plain).ToArray();
        return new()
        {
            Number = At("number", "devicenumber", "deviceno"),
            Name = At("name", "device", "devicename", "label", "title", "bezeichnung", "gerät", "gerätename", "nom", "nombre"),
            Serial = At("serial", "serialnumber", "serialno", "sn", "deviceserial", "eui", "deveui", "imei", "mac", "macaddress", "seriennummer", "numérodesérie"),
            Site = At("site", "sitename", "siteid", "location", "building", "standort", "place", "gebäude", "lieu"),
            Type = At("type", "devicetype", "typename", "typeid", "model", "kind", "typ", "gerätetyp", "modell"),
            Group = At("group", "groupname", "devicegroup", "gruppe", "groupe"),
            Gateway = At("gateway", "parent", "parentid", "gatewayid", "hub", "reportsthrough"),
            Tags = At("tags", "tag", "labels", "keywords", "schlagworte", "schlagwörter"),
        };

        int? At(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (Array.IndexOf(words, name) is >= 0 and var at) return at;
            return null;
        }
    }

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>How a file becomes devices: where its fields are, and what a new device is when its line does not say.</summary>
internal sealed record ImportSettings(ImportMapping Mapping, Guid? SiteId, Guid? TypeId);
