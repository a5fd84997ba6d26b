package app.proofsheet.ui.app;

/** Hands the studio's actions to the studio. */
record StudioDeeds(Studio studio) implements StudioActions.Deeds {

    @Override
    public void openFolder() {
        studio.chooseFolder();
    }

    @Override
    public void openSample() {
        studio.openSample();
    }

    @Override
    public void newAsset() {
        studio.newAsset();
    }

    @Override
    public void search() {
        studio.window().beginSearch();
    }

    @Override
    public void showKeys() {
        studio.showKeys();
    }

    @Override
    public void back() {
        studio.back();
    }

    @Override
    public void toggleZoom() {
        studio.window().toggleZoom();
    }

    @Override
    public void showBrief() {
        studio.showBrief();
    }

    @Override
    public void inspect() {
        studio.inspect();
    }

    @Override
    public void edit() {
        studio.edit();
    }

    @Override
    public void reveal() {
        studio.reveal();
    }

    @Override
    public void copyPath() {
        studio.copyPath();
    }

    @Override
    public void copyPrompt() {
        studio.copyPrompt();
    }
}
