namespace EduStream.Licensing.ContentKeys;

/// <summary>A content key in the clear: never logged, never stored.</summary>
internal sealed record PlainKey(string Class, string KeyId, byte[] Key)
{
    public override string ToString() => $"PlainKey {{ Class = {Class}, KeyId = {KeyId} }}";
}
