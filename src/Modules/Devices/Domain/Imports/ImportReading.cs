using Platform.Hosting.Tables;

namespace Platform.Devices.Domain.Imports;

/// <summary>Reads the lines of a file from the first to the last, remembering what was said before: no two lines may be about one device.</summary>
internal sealed class ImportReading(ImportSettings settings, ImportNames names)
{
    private readonly HashSet<string> _serials = [], _names = new(StringComparer.OrdinalIgnoreCase), _namesTwice = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _numbers = [];

    public ImportSettings Settings => settings;

    public ImportLine Take(TableRow row)
    {
        var line = ImportLine.Read(row, settings.Mapping, names);
        if (line.Number is { } number && !_numbers.Add(number)) line.Refuse("number", DeviceImportRefusals.Repeated, DeviceNumber.Of(number));
        if (line.Serial is { } serial && !_serials.Add(serial)) line.Refuse("serial", DeviceImportRefusals.Repeated, serial);
        if (line.Name is { } name && !_names.Add(name)) _namesTwice.Add(name);
        return line;
    }

    /// <summary>Whether the file itself has a device that is called so; to be asked after the last line.</summary>
    public bool Names(string gateway) => _serials.Contains(gateway) || (_names.Contains(gateway) && !_namesTwice.Contains(gateway));
}
