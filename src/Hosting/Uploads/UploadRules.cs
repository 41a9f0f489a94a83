namespace Platform.Hosting.Uploads;

/// <summary>A file that was looked at: its name to show, and the type it is served as, which is ours and not what the sender said.</summary>
public sealed record CheckedUpload(string Name, string MediaType, long Length);

/// <summary>
/// What a place takes: which kinds of file, and how large. A file is what its ending says *and* its first bytes show; what a sender claims beside that
/// counts for nothing.
/// </summary>
public sealed record UploadRules(IReadOnlyList<UploadKind> Kinds, long MostBytes)
{
    /// <summary>How many of the first bytes <see cref="Check"/> wants to see.</summary>
    public const int HeadBytes = 4096;

    public static readonly UploadRules Attachments = new(UploadKind.Attachments, 20 * 1024 * 1024);
    public static readonly UploadRules Tables = new([UploadKind.Table, UploadKind.Excel], 20 * 1024 * 1024);
    public static readonly UploadRules Pictures = new(UploadKind.Pictures, 5 * 1024 * 1024);

    /// <param name="name">The name as it was sent.</param>
    /// <param name="length">How many bytes the file has.</param>
    /// <param name="head">Its first bytes: all of a small file, <see cref="HeadBytes"/> of a large one.</param>
    public Outcome<CheckedUpload> Check(string name, long length, ReadOnlyMemory<byte> head)
    {
        var outcome = Judge(name, length, head);
        if (outcome.Refusal is not null) SecurityMetrics.Refused("upload");
        return outcome;
    }

    private Outcome<CheckedUpload> Judge(string name, long length, ReadOnlyMemory<byte> head)
    {
        var named = UploadName.Check(name);
        if (named.Refusal is { } refusal) return refusal;
        if (length <= 0 || head.IsEmpty) return UploadRefusals.Empty;
        if (length > MostBytes) return UploadRefusals.TooLarge(MostBytes);

        var extension = Path.GetExtension(named.Value!).ToLowerInvariant();
        if (Kinds.FirstOrDefault(k => k.Extensions.Contains(extension)) is not { } kind) return UploadRefusals.KindNotTaken(Kinds);
        return kind.Looks(head) ? new CheckedUpload(named.Value!, kind.MediaType, length) : UploadRefusals.NotWhatItSays(extension);
    }
}
