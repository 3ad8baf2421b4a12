namespace EduStream.Contracts.Storyboards;

/// <summary>
/// Small pictures of a version for the seek bar, stored as <see cref="MediaPaths.StoryboardFile"/> after all its sheets. Tile n shows the picture at
/// n x <see cref="TileSeconds"/>, row by row, sheet by sheet; sheet n is <c>storyboard/sheet-{n}.jpg</c>, from 0.
/// </summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="TileWidth">Pixels.</param>
/// <param name="TileHeight">Pixels.</param>
/// <param name="Columns">Tiles beside each other on a sheet.</param>
/// <param name="Rows">Tiles below each other; the last sheet may be partly black.</param>
/// <param name="TileSeconds">Seconds that a tile stands for.</param>
/// <param name="LargestSheetBytes">For the bandwidth that manifests name.</param>
public sealed record StoryboardDocument(
    int SchemaVersion, int TileWidth, int TileHeight, int Columns, int Rows, int TileSeconds, int Tiles, int Sheets, long LargestSheetBytes)
{
    /// <summary>Path of a sheet inside the version.</summary>
    public static string SheetFile(int sheet) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"storyboard/sheet-{sheet}.jpg");
}
