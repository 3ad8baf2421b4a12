using System.Buffers;

namespace EduStream.Storage;

/// <summary>
/// The only form of path that reaches a disk or an address: <c>[A-Za-z0-9._-]</c> between single slashes. No part starts with a dot, so neither
/// <c>..</c> nor the store's own hidden files can be named.
/// </summary>
internal static class ObjectPath
{
    // A folder's file names hold 255 bytes at most; the store adds up to 6 of its own.
    private const int MaxPart = 200;
    private const int MaxPath = 900;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Throws <see cref="ArgumentException"/> unless the path names an object.</summary>
    internal static string Object(string path) =>
        IsPath(path) ? path : throw new ArgumentException("Not an object path: letters, digits, '.', '_', '-' between single slashes.", nameof(path));

    /// <summary>Throws unless some object's path could start so: the empty prefix, a path, or a path with a slash at its end.</summary>
    internal static string Prefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var path = prefix.EndsWith('/') ? prefix[..^1] : prefix;
        return prefix.Length == 0 || IsPath(path) ? prefix : throw new ArgumentException("Not a prefix of object paths.", nameof(prefix));
    }

    /// <summary>Throws unless the prefix names a folder of objects: it ends in a slash and is more than that.</summary>
    internal static string Folder(string prefix) =>
        Prefix(prefix).EndsWith('/') ? prefix : throw new ArgumentException("A prefix to delete ends in a slash.", nameof(prefix));

    private static bool IsPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > MaxPath)
        {
            return false;
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            var part = path.AsSpan(range);
            if (part.Length is 0 or > MaxPart || part[0] == '.' || part.ContainsAnyExcept(Allowed))
            {
                return false;
            }
        }

        return true;
    }
}
