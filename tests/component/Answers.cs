using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace EduStream.Tests.Component;

/// <summary>Reads answers and checks problems the way callers do.</summary>
internal static class Answers
{
    /// <summary>Empty when the answer has none.</summary>
    internal static string Header(this HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.TryGetValues(name, out var values) ? values : []);

    internal static async Task<T> ReadAsync<T>(this HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(ServiceDefaults.ServiceDefaults.Json))!;
    }

    /// <summary>Checks status and stable type of a problem, and that no exception text came along.</summary>
    internal static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal($"https://edustream.dev/problems/{type}", problem.RootElement.GetProperty("type").GetString());
        Assert.True(problem.RootElement.TryGetProperty("traceId", out _));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        return problem.RootElement.Clone();
    }
}
