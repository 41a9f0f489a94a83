namespace Platform.Devices.Inventory;

/// <summary>What a scan reads of a device, without visiting it.</summary>
internal readonly record struct ScanRow(int Site, int Type, int Group, int Standing, int Number, int[] Tags, bool IsDecommissioned, bool HasMaintenance)
{
    public static ScanRow Of(ListedDevice d) => new(d.SiteAt, d.TypeAt, d.GroupAt, d.Standing.Place, d.Number, d.TagsAt, d.IsDecommissioned, d.Maintenance is not null);
}

/// <summary>A tenant's devices at one moment, in the order of their names, and one row for each. What is searched in is laid out when the first search comes.</summary>
internal sealed class InventorySnapshot(ListedDevice[] devices, ScanRow[] rows)
{
    public static readonly InventorySnapshot Empty = new([], []);

    private readonly Lazy<SearchText> _text = new(() => SearchText.Of(devices));

    public ListedDevice[] Devices => devices;
    public ScanRow[] Rows => rows;
    public SearchText Text => _text.Value;

    /// <summary>Without some devices, and with others: both in the order of their names. Whole stretches are copied between the few that change.</summary>
    public InventorySnapshot With(ListedDevice[] gone, ListedDevice[] fresh)
    {
        if (devices.Length == 0) return new(fresh, Array.ConvertAll(fresh, ScanRow.Of));
        var count = devices.Length - gone.Length + fresh.Length;
        var (merged, laid) = (new ListedDevice[count], new ScanRow[count]);
        var (read, written, nextGone, nextFresh) = (0, 0, 0, 0);
        while (nextGone < gone.Length || nextFresh < fresh.Length)
        {
            var isGone = nextFresh == fresh.Length || (nextGone < gone.Length && ListedDevice.ByName.Compare(gone[nextGone], fresh[nextFresh]) <= 0);
            var at = Array.BinarySearch(devices, read, devices.Length - read, isGone ? gone[nextGone] : fresh[nextFresh], ListedDevice.ByName);
            CopyUntil(at < 0 ? ~at : at);
            if (isGone) (read, nextGone) = (read + 1, nextGone + 1);
            else (merged[written], laid[written++]) = (fresh[nextFresh], ScanRow.Of(fresh[nextFresh++]));
        }

        CopyUntil(devices.Length);
        return new(merged, laid);

        void CopyUntil(int end)
        {
            Array.Copy(devices, read, merged, written, end - read);
            Array.Copy(rows, read, laid, written, end - read);
            (read, written) = (end, written + end - read);
        }
    }
}
