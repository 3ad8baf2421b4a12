namespace EduStream.Catalog.Access;

/// <summary>What a request may look like before anything reads it.</summary>
internal static class RequestRules
{
    // Titles and ids; the largest is a version with its renditions.
    private const long MostBytes = 256 * 1024;

    internal static void AddRequestRules(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
        // Called here because it sees the request records of the assembly that calls it.
        builder.Services.AddValidation();
    }
}
