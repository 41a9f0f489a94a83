namespace Platform.Devices.Domain.Imports;

internal static class DeviceImportRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device-import.not-found", "There is no such import; a file not applied is kept for a day.");
    public static readonly Refusal Empty = Refusal.Invalid("device-import.empty", "The file has no rows below the one that names its columns.");
    public static readonly Refusal TooMany = Refusal.Conflict("device-import.too-many", "Ten files wait to be applied; apply or delete one of them first.");
    public static readonly Refusal Applied = Refusal.Conflict("device-import.applied", "This import is applied; it can be undone, but not changed.");
    public static readonly Refusal NotApplied = Refusal.Conflict("device-import.not-applied", "There is nothing to undo: the import is not applied yet, or just being applied.");
    public static readonly Refusal Undone = Refusal.Conflict("device-import.undone", "This import is undone; send the file again to apply it anew.");
    public static readonly Refusal LinesForgotten = Refusal.Conflict("device-import.lines-forgotten", "This import is applied; its file is forgotten, and only what came of it is kept.");
    public static readonly Refusal NoSuchColumn = Refusal.Invalid("device-import.no-such-column", "A field is taken from a column the file does not have; columns are counted from 0.");
    public static readonly Refusal Unmapped = Refusal.Invalid("device-import.unmapped", "Say which column holds the names, or the serials or numbers of devices there are.");

    public static readonly Refusal Malformed = Refusal.Invalid("device-import.malformed", "The value is not what this column holds.");
    public static readonly Refusal UnknownType = DeviceRefusals.UnknownType with { Message = "There is no such type of device; the page Types and groups has them all." };
    public static readonly Refusal UnknownGroup = DeviceRefusals.UnknownGroup with { Message = "There is no such group of devices; the page Types and groups has them all." };
    public static readonly Refusal UnknownGateway = DeviceRefusals.UnknownParent with { Message = "No device in use has this number, serial or name, and none in the table." };
    public static readonly Refusal UnknownDevice = Refusal.Invalid("device-import.unknown-device", "There is no device with this number; leave the number empty to register one.");
    public static readonly Refusal SiteMissing = Refusal.Invalid("device-import.site-missing", "A new device needs a site.");
    public static readonly Refusal TypeMissing = Refusal.Invalid("device-import.type-missing", "A new device needs a type.");
    public static readonly Refusal Repeated = Refusal.Invalid("device-import.repeated", "Another line is about the same device.");
    public static readonly Refusal AmbiguousGateway = Refusal.Invalid("device-import.ambiguous-gateway", "Several devices have this name; say the gateway's number or serial.");
}
