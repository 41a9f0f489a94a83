namespace Platform.Hosting.Tables;

/// <summary>How many parts a packed file lists, without believing what it says of that.</summary>
internal static class ZipDirectory
{
    /// <summary>Counts the signatures of directory entries; now and then one more, where packed bytes happen to look like one.</summary>
    public static int CountEntries(Stream file)
    {
        ReadOnlySpan<byte> signature = [(byte)'P', (byte)'K', 1, 2];
        var (buffer, kept, entries) = (new byte[64 * 1024], 0, 0);
        file.Position = 0;
        for (int read; (read = file.Read(buffer.AsSpan(kept))) > 0;)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            entries += bytes.Count(signature);
            kept = Math.Min(signature.Length - 1, bytes.Length);
            bytes[^kept..].CopyTo(buffer);
        }

        return entries;
    }
}
