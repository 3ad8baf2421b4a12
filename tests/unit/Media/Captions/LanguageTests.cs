using EduStream.Media.Captions;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en-US")]
    [InlineData("eng", "en")]
    [InlineData("ger-ch", "de-CH")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("sl-rozaj-biske-1994", "sl-rozaj-biske-1994")]
    [InlineData("de-x-AB", "de-x-ab")]
    [InlineData("und", "und")]
    public void Canonical_ATag_HasOneForm(string text, string expected) => Assert.Equal(expected, CaptionLanguage.Canonical(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("english")]
    [InlineData("e")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("../en")]
    [InlineData("en\n")]
    [InlineData("en-a")]
    [InlineData("de-x-aaaaaaaa-bbbbbbbb-cccccccc-dddd")]
    public void Canonical_NoTag_IsNull(string? text) => Assert.Null(CaptionLanguage.Canonical(text));
}
